import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { AccountView } from '../../src/model/account.ts'
import { byArn } from '../../src/model/compare.ts'
import { RolecallError } from '../../src/model/error.ts'
import { bakery } from '../support/account-builder.ts'
import { allowing, trusting } from '../support/documents.ts'
import { type Given, planned } from './planning.ts'

const HOME = 'arn:aws:iam::123456789012'

const account = bakery()
  .group('bakers', { attached: ['Bread'] })
  .user('ada', { groups: ['bakers'], inline: { Own: allowing('s3:*') } })
  .user('bob', { boundary: 'Cake' })
  .role('ada', { attached: ['Bread', 'Cake'] })
  .role('bob')
  .instanceProfile('ada', { roles: ['ada'] })
  .policy('Bread')
  .policy('Cake')
  .parts({ 'policy-tags': 'complete', 'instance-profile-tags': 'complete' })

const name = fc.constantFrom('ada', 'bob', 'eve')
const PolicyArn = fc.constantFrom('Bread', 'Cake', 'Pie').map((policy) => `${HOME}:policy/${policy}`)
const kind = fc.constantFrom('User', 'Group', 'Role')
const Tags = fc.constantFrom([{ Key: 'a', Value: '' }], [{ Key: 'A', Value: 'x' }])
const PolicyDocument = fc.constantFrom(allowing('s3:*'), allowing('*'), { Statement: 1 })
const AssumeRolePolicyDocument = fc.constantFrom(trusting('lambda.amazonaws.com'), trusting('*'))

const named = (type: string, who: string) => {
  if (type !== 'Group') return { [`${type}Name`]: who }
  return { GroupName: who === 'ada' ? 'bakers' : who }
}
const of = (verb: string, what: string, more: fc.Arbitrary<object> = fc.constant({})): fc.Arbitrary<Given> =>
  fc
    .tuple(kind, name, more)
    .map(([type, who, rest]) => ({ action: `${verb}${type}${what}`, ...named(type, who), ...rest }))

const change: fc.Arbitrary<Given> = fc.oneof(
  of('Attach', 'Policy', fc.record({ PolicyArn })),
  of('Detach', 'Policy', fc.record({ PolicyArn })),
  of('Put', 'Policy', fc.record({ PolicyName: fc.constant('Own'), PolicyDocument })),
  of('Delete', 'Policy', fc.record({ PolicyName: fc.constant('Own') })),
  of('Delete', ''),
  fc.record({ action: fc.constant('CreateUser'), UserName: name }),
  fc.record({ action: fc.constant('CreateGroup'), GroupName: name }),
  fc.record({ action: fc.constant('CreateRole'), RoleName: name, AssumeRolePolicyDocument }),
  fc.record({ action: fc.constant('CreatePolicy'), PolicyName: fc.constantFrom('Pie', 'Cake'), PolicyDocument }),
  fc.record({ action: fc.constant('DeletePolicy'), PolicyArn }),
  fc.record({
    action: fc.constant('CreatePolicyVersion'),
    PolicyArn,
    PolicyDocument,
    SetAsDefault: fc.boolean(),
  }),
  fc.record({ action: fc.constant('PutUserPermissionsBoundary'), UserName: name, PermissionsBoundary: PolicyArn }),
  fc.record({ action: fc.constant('DeleteUserPermissionsBoundary'), UserName: name }),
  fc.record({ action: fc.constant('AddUserToGroup'), UserName: name, GroupName: fc.constant('bakers') }),
  fc.record({ action: fc.constant('RemoveUserFromGroup'), UserName: name, GroupName: fc.constant('bakers') }),
  fc.record({ action: fc.constant('AddRoleToInstanceProfile'), InstanceProfileName: name, RoleName: name }),
  fc.record({ action: fc.constant('RemoveRoleFromInstanceProfile'), InstanceProfileName: name, RoleName: name }),
  fc.record({ action: fc.constant('TagRole'), RoleName: name, Tags }),
  fc.record({ action: fc.constant('UntagRole'), RoleName: name, TagKeys: fc.constant(['a']) }),
)

/** What of a plan AWS would take, one change after the other. */
function whatHolds(night: AccountView, changes: readonly Given[]): AccountView {
  return changes.reduce((view, one) => {
    try {
      return planned(view, one).account
    } catch (error) {
      if (error instanceof RolecallError && error.code === 'INPUT') return view
      throw error
    }
  }, night)
}

test('whatever is planned, an account stays one that AWS could have', () => {
  const night = account.build()
  const before = JSON.stringify([night.users(), night.groups(), night.roles(), night.managedPolicies()])
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const view = whatHolds(night, changes)
      const holders = [...view.users(), ...view.groups(), ...view.roles()]
      const policies = view.managedPolicies()
      for (const { arn, attachmentCount, boundaryUsageCount, versions, defaultVersion } of policies) {
        const attached = holders.filter((one) => one.attached?.some((policy) => policy.arn === arn))
        const bounded = [...view.users(), ...view.roles()].filter(({ boundary }) => boundary?.arn === arn)
        expect([attachmentCount, boundaryUsageCount]).toEqual([attached.length, bounded.length])
        expect(versions?.filter(({ isDefault }) => isDefault).map(({ version }) => version)).toEqual([defaultVersion])
        expect(versions?.length).toBeLessThanOrEqual(5)
      }
      const there = new Set([...policies, ...view.groups(), ...view.roles()].map(({ arn }) => arn))
      const referred = [
        ...holders.flatMap(({ attached }) => (attached ?? []).map(({ arn }) => arn)),
        ...view.users().flatMap(({ groups }) => (groups ?? []).map((group) => `${HOME}:group/${group}`)),
        ...view.instanceProfiles().flatMap(({ roles }) => roles.map(({ arn }) => arn)),
      ]
      expect(referred.filter((arn) => !there.has(arn))).toEqual([])
      const documents = [
        ...holders.flatMap(({ inline }) => (inline ?? []).map(({ document }) => document)),
        ...policies.flatMap(({ versions }) => (versions ?? []).map(({ document }) => document)),
        ...view.roles().map(({ trust }) => trust),
      ]
      for (const ref of documents) expect(ref !== null && view.document(ref).ref).toBe(ref)
      for (const list of [view.users(), view.groups(), view.roles(), policies, view.instanceProfiles()])
        expect(list).toEqual([...new Map(list.map((one) => [one.arn, one])).values()].toSorted(byArn))
      expect(JSON.stringify([night.users(), night.groups(), night.roles(), night.managedPolicies()])).toBe(before)
    }),
    { numRuns: 200 },
  )
})

test('a plan made at once is what its changes make one by one', () => {
  const night = account.build()
  const all = (view: AccountView) => [view.users(), view.groups(), view.roles(), view.managedPolicies()]
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const taken = changes.filter((_, index) => {
        const before = whatHolds(night, changes.slice(0, index))
        return whatHolds(before, changes.slice(index, index + 1)) !== before
      })
      expect(all(planned(night, ...taken).account)).toEqual(all(whatHolds(night, changes)))
    }),
    { numRuns: 50 },
  )
})
