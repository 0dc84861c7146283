import fc from 'fast-check'
import { expect, test } from 'vitest'

import { openAccess } from '../../../../src/access/open-access.ts'
import type { Permission } from '../../../../src/access/permissions.ts'
import { byCodeUnit } from '../../../../src/model/compare.ts'
import { roleChanges } from '../../../../src/queries/shared/policies/role-changes.ts'
import { readPolicyJson } from '../../../../src/policy/document/read-policy.ts'
import { arbitraryOddPolicy, type PolicyJson } from '../../../properties/arbitrary-policy.ts'
import { bakery } from '../../../support/account-builder.ts'
import { actionTable } from '../../../support/action-table.ts'
import { contextOf } from '../../../support/query-context.ts'

/** Null for a document that the night lacks. */
const document = fc.option(arbitraryOddPolicy, { freq: 8 })
const around = fc.record({
  own: fc.array(document, { minLength: 1, maxLength: 3 }),
  boundary: fc.option(document, { nil: undefined, freq: 2 }),
  scps: fc.array(arbitraryOddPolicy, { maxLength: 1 }),
})

interface Around {
  readonly own: readonly (PolicyJson | null)[]
  readonly boundary: PolicyJson | null | undefined
  readonly scps: readonly PolicyJson[]
}

function ask({ own, boundary, scps }: Around) {
  const named = own.map((_, index) => `P${index}`)
  const policies = own.reduce(
    (night, json, index) => (json === null ? night : night.policy(`P${index}`, { document: json })),
    boundary ? bakery().policy('Fence', { document: boundary }) : bakery(),
  )
  const account = policies
    .role('oven', { attached: named, ...(boundary === undefined ? {} : { boundary: 'Fence' }) })
    .build()
  const access = openAccess({ account, actions: () => actionTable, scps: scps.map((one) => [readPolicyJson(one)]) })
  const [role] = account.roles()
  if (role === undefined) throw new RangeError('the account has no role')
  return { found: roleChanges(contextOf(account, access))(role), permissions: access.permissions(role) }
}

const READS = /^(?:[^:]*:(?:Describe|Get|List)|kms:Decrypt$|s3express:CreateSession$|sts:)/

/** What changes something among everything that a role may do. */
function changing(permissions: readonly Permission[]): readonly Permission[] {
  return permissions.flatMap((permission) => {
    if (permission.service === '*') return [permission]
    if (permission.accessLevel !== 'Write' && permission.accessLevel !== 'Permissions management') return []
    const actions = permission.actions.filter((name) => !READS.test(name))
    return actions.length === 0 ? [] : [{ ...permission, actions }]
  })
}

function isKnown({ by, decision, unless }: Permission): boolean {
  if (decision !== 'unknown') return true
  return by.statement !== null && unless.length > 0 && unless.every(({ statement }) => statement === null)
}

function isFree({ conditions, unless, within }: Permission): boolean {
  return conditions.length === 0 && within.length === 0 && unless.every(({ statement }) => statement === null)
}

function sorted(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].sort(byCodeUnit)
}

test('what a role changes is what its permissions say, told by sets of actions', () => {
  fc.assert(
    fc.property(around, (given) => {
      const { found, permissions } = ask(given)
      const changes = changing(permissions)
      const known = changes.filter(isKnown)
      expect(found === null).toBe(changes.length === 0)
      if (found === null) return
      const texts = known.map(({ conditions }) => conditions.join(' and ')).filter((text) => text !== '')
      expect({
        ...found,
        evidence: found.evidence.map((one) => (one.kind === 'statement' ? `${one.policyArn} ${one.statement}` : '')),
        open: sorted(found.open.map(({ origin, statement }) => `${origin.policyArn} ${statement?.index ?? null}`)),
      }).toEqual({
        actionCount: new Set(known.flatMap(({ actions }) => actions)).size,
        services: sorted(known.map(({ service }) => service)),
        decision: known.some(isFree) ? 'allowed' : 'conditional',
        conditions: known.some(isFree) ? [] : sorted(texts),
        evidence: sorted(known.map(({ by }) => `${by.policyArn} ${by.statement}`)),
        open: sorted(changes.filter((one) => !isKnown(one)).map(({ by }) => `${by.policyArn} ${by.statement}`)),
      })
    }),
    { numRuns: 20 },
  )
})
