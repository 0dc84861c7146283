import { UNKNOWN, whyUnknown } from '../model/why-unknown.ts'
import { type Caller, callerNamed } from '../policy/caller.ts'
import { eachOnce } from '../util/each-once.ts'
import type { Asker } from './asker.ts'
import type { Decision } from './decision.ts'
import type { Sides } from './sides.ts'

/**
 * The decision on an account, which is asked about as a whole: where its name lets nobody in, some of it may be let in by
 * their own, which the policy of the resource can give one by one.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html}
 *
 * @param refused the decision on somebody of the account whom nobody names
 */
export function someOfAccount(
  { caller, principal }: Asker,
  refused: Decision,
  sides: () => Pick<Sides, 'resource'>,
  ask: (member: Asker) => Decision,
): Decision {
  if (caller.kind !== 'account' || principal !== null || refused.decision !== 'denied') return refused
  const open = membersNamed(sides().resource ?? [], caller.name)
    .map((member) => ({ member, decision: ask({ caller: member, principal: null }) }))
    .filter(({ decision }) => decision.decision !== 'denied')
  const [first] = open
  if (first === undefined) return refused
  const names = open.map(({ member }) => member.name).join(', ')
  return {
    ...refused,
    decision: 'unknown',
    reason: `${UNKNOWN}of account ${caller.name} only some are named, ${names}: ${whyUnknown(first.decision.reason)}`,
    statements: eachOnce(open.flatMap(({ decision }) => decision.statements)),
  }
}

/** Users, roles and sessions of an account that statements name, each once. */
function membersNamed(bearings: NonNullable<Sides['resource']>, account: string): readonly Caller[] {
  const members = new Map<string, Caller>()
  for (const { statement } of bearings) {
    for (const principal of statement?.principals?.named ?? []) {
      const member = principal.account === account && principal.kind === 'principal' ? callerNamed(principal) : null
      if (member !== null) members.set(member.name, member)
    }
  }
  return [...members.values()]
}
