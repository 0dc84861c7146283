import fc from 'fast-check'
import { expect, test } from 'vitest'

import { openAccess } from '../../../../src/access/open-access.ts'
import type { Role } from '../../../../src/model/entity.ts'
import {
  type ActionBits,
  addAction,
  bothOf,
  eitherOf,
  hasAll,
  isEmpty,
  noActions,
} from '../../../../src/policy/action/action-bits.ts'
import type { PolicyStatement } from '../../../../src/policy/document/policy.ts'
import { administration, givingActions } from '../../../../src/queries/shared/policies/administration.ts'
import { broadGrants } from '../../../../src/queries/shared/policies/broad-grants.ts'
import { everythingIn } from '../../../../src/queries/shared/policies/everything.ts'
import { roleGrants } from '../../../../src/queries/shared/policies/role-grants.ts'
import { arbitraryOddPolicy, type PolicyJson } from '../../../properties/arbitrary-policy.ts'
import { bakery } from '../../../support/account-builder.ts'
import { actionTable } from '../../../support/action-table.ts'
import { contextOf } from '../../../support/query-context.ts'

const READING = ['s3:GetObject', 's3:PutObject']

const wide = fc.constantFrom<PolicyJson>(
  { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
  { Statement: { Effect: 'Allow', NotAction: 'sqs:*', Resource: 'arn:aws:*' } },
  { Statement: { Effect: 'Allow', Action: 's3:*', Resource: ['arn:aws:s3:::*', 'arn:aws:s3:::a/*'] } },
  { Statement: { Effect: 'Allow', Action: 's3:Get*', NotResource: 'arn:aws:s3:::a' } },
  { Statement: { Effect: 'Allow', Action: ['iam:Put*', 'iam:Attach*'], Resource: 'arn:aws:iam::*:role/*' } },
  { Statement: { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::*/*' } },
)
const policy = fc.oneof(wide, arbitraryOddPolicy)
const around = fc.record({
  own: fc.array(policy, { minLength: 1, maxLength: 3 }),
  boundary: fc.option(policy, { freq: 2 }),
})

function ask({ own, boundary }: { readonly own: readonly PolicyJson[]; readonly boundary: PolicyJson | null }) {
  const inline = Object.fromEntries(own.map((json, index) => [`P${index}`, json]))
  const account = (boundary === null ? bakery() : bakery().policy('Fence', { document: boundary }))
    .role('oven', { inline, ...(boundary === null ? {} : { boundary: 'Fence' }) })
    .build()
  const context = contextOf(account, openAccess({ account, actions: () => actionTable }))
  const [role] = account.roles()
  if (role === undefined) throw new RangeError('the account has no role')
  const statements = (isWanted: (source: string) => boolean): readonly PolicyStatement[] =>
    context
      .access()
      .held.of(role)
      .filter(({ source }) => isWanted(source))
      .flatMap((one) => one.policy.statements)
  const limit = statements((source) => source === 'boundary')
  return {
    role,
    grants: roleGrants(context),
    everything: everythingIn(account, actionTable),
    own: [...statements((source) => source !== 'boundary'), ...limit.filter(({ effect }) => effect !== 'Allow')],
    limits: boundary === null ? [] : [limit],
  }
}

function decided({ role, grants }: { readonly role: Role; readonly grants: ReturnType<typeof roleGrants> }) {
  return {
    all: grants.all(role, READING)?.decision ?? null,
    administers: grants.administration(role)?.decision ?? null,
  }
}

/** Every statement of every policy weighed, whatever it speaks of. */
function decidedPlainly({ own, limits, everything }: ReturnType<typeof ask>): ReturnType<typeof decided> {
  const wanted = noActions(actionTable.size)
  for (const name of READING) for (const id of actionTable.ids(name)) addAction(wanted, id)
  const has = (statements: readonly PolicyStatement[], of: ActionBits, isEnough: (bits: ActionBits) => boolean) => {
    const { certain, possible, open } = broadGrants({ statements, undecidable: null }, everything, of)
    if (isEnough(certain.always)) return 'allowed'
    if (isEnough(eitherOf(certain.always, certain.sometimes))) return 'conditional'
    return open.length > 0 && isEnough(eitherOf(possible.always, possible.sometimes)) ? 'unknown' : null
  }
  const weakest = (verdicts: readonly ('allowed' | 'conditional' | null)[]) =>
    verdicts.includes(null) ? null : verdicts.includes('conditional') ? ('conditional' as const) : ('allowed' as const)
  const certain = (verdict: ReturnType<typeof has>) => (verdict === 'unknown' ? null : verdict)
  const giving = givingActions(everything)
  const { decision } = administration({ statements: own, undecidable: null }, everything)
  return {
    all: weakest(
      [own, ...limits].map((statements) => certain(has(statements, wanted, (bits) => hasAll(bits, wanted)))),
    ),
    administers: weakest([
      decision === 'allowed' || decision === 'conditional' ? decision : null,
      ...limits.map((statements) => certain(has(statements, giving, (bits) => !isEmpty(bothOf(bits, giving))))),
    ]),
  }
}

test('policies that are not weighed would have changed nothing', () => {
  fc.assert(
    fc.property(around, (given) => {
      const asked = ask(given)
      expect(decided(asked)).toEqual(decidedPlainly(asked))
    }),
    { numRuns: 150 },
  )
})
