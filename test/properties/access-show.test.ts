import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Access } from '../../src/access/access.ts'
import { askerOf } from '../../src/access/asker.ts'
import type { Verdict } from '../../src/access/decision.ts'
import { openAccess } from '../../src/access/open-access.ts'
import type { Permission } from '../../src/access/permissions.ts'
import { resourceForms } from '../../src/access/resource-forms.ts'
import type { User } from '../../src/model/entity.ts'
import { readPolicyJson } from '../../src/policy/document/read-policy.ts'
import { intersects } from '../../src/policy/pattern/intersects.ts'
import { parsePattern } from '../../src/policy/pattern/parse.ts'
import { bakery } from '../support/account-builder.ts'
import { actionTable } from '../support/action-table.ts'
import { arbitraryOddPolicy, type PolicyJson } from './arbitrary-policy.ts'
import { smallPolicy } from './small-policies.ts'

/** Actions of several services, with resources and without, that policies name or not. */
const SAMPLED = [
  's3:GetObject',
  's3:PutObject',
  's3:ListAllMyBuckets',
  'iam:PassRole',
  'iam:ListUsers',
  'ec2:RunInstances',
  'ec2:DescribeInstances',
  'sqs:SendMessage',
]

/** All policies that bear on one user. */
interface Around {
  readonly own: PolicyJson
  readonly group: PolicyJson
  readonly boundary: PolicyJson | null
  readonly scps: readonly (readonly PolicyJson[])[]
}

function around(policy: fc.Arbitrary<PolicyJson>): fc.Arbitrary<Around> {
  return fc.record({
    own: policy,
    group: policy,
    boundary: fc.option(policy),
    scps: fc.array(fc.array(policy, { minLength: 1, maxLength: 2 }), { maxLength: 1 }),
  })
}

interface Asked {
  readonly access: Access
  readonly user: User
  readonly shown: readonly Permission[]
}

function ask({ own, group, boundary, scps }: Around): Asked {
  const account = bakery()
    .policy('Fence', { document: boundary ?? {} })
    .group('night', { inline: { theirs: group } })
    .user('ada', { groups: ['night'], inline: { own }, ...(boundary === null ? {} : { boundary: 'Fence' }) })
    .build()
  const access = openAccess({
    account,
    actions: () => actionTable,
    scps: scps.map((level) => level.map(readPolicyJson)),
  })
  const [user] = account.users()
  if (user === undefined) throw new RangeError('the account has no user')
  return { access, user, shown: access.permissions(user) }
}

function verdict({ access, user }: Asked, action: string, resource: string | null): Verdict {
  return access.can(askerOf(user), { action, resource }).decision
}

/** Texts to ask of, each of which a permission takes whole, whoever the user is; of a pattern only what the action can be asked of. */
function resourcesOf({ resources }: Permission, action: string): readonly string[] {
  if (resources.except) return []
  const known = actionTable.action(action)
  const forms = known === undefined ? [] : resourceForms(known, 'aws').map(parsePattern)
  const isAsked = (text: string): boolean =>
    !/[*?]/.test(text) || forms.some((form) => intersects(form, parsePattern(text)))
  return resources.patterns.filter((text) => !text.includes('${') && isAsked(text))
}

const POLICIES = { 'a few letters': smallPolicy, 'all that policies can hold': arbitraryOddPolicy }

test.each(Object.entries(POLICIES))('what is shown as allowed is allowed: %s', (_, policy) => {
  fc.assert(
    fc.property(around(policy), (given) => {
      const asked = ask(given)
      for (const permission of asked.shown.filter(({ decision }) => decision === 'allowed')) {
        for (const action of permission.actions.filter((name) => SAMPLED.includes(name))) {
          for (const resource of resourcesOf(permission, action))
            expect([action, resource, verdict(asked, action, resource)]).toEqual([action, resource, 'allowed'])
        }
      }
    }),
    { numRuns: 25 },
  )
})

test.each(Object.entries(POLICIES))('what is not shown is denied: %s', (_, policy) => {
  fc.assert(
    fc.property(around(policy), (given) => {
      const asked = ask(given)
      const shown = new Set(asked.shown.flatMap(({ actions }) => actions))
      for (const action of SAMPLED.filter((name) => !shown.has(name)))
        expect([action, verdict(asked, action, null)]).toEqual([action, 'denied'])
    }),
    { numRuns: 25 },
  )
})
