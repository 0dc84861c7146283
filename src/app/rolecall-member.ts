import type { AccountView } from '../model/account.ts'
import { instanceProfileDetail, type Rendering } from '../model/authorization-details.ts'
import type { Fact } from '../model/fact.ts'
import { AUTHORIZATION_PARTS, isKnown, type Part, type PartState } from '../model/part.ts'

/**
 * What a night holds beyond the lists of the authorization details, as the member `Rolecall` of an export: how far each
 * part got, the facts of each, and the instance profiles that no role lists.
 */
export function rolecallMember(
  account: AccountView,
  sdkVersion: string | null,
  rendering: Rendering,
): Readonly<Record<string, unknown>> {
  const { account: id, partition, alias, level, takenAt } = account.snapshot
  const parts = [...account.parts].map(([part, state]) => [
    part,
    { ...state, ...contents(account, part, state, rendering) },
  ])
  return {
    version: 1,
    account: id,
    partition,
    alias,
    level,
    sdkVersion,
    takenAt,
    parts: Object.fromEntries(parts),
  }
}

function contents(account: AccountView, part: Part, state: PartState, rendering: Rendering): object {
  if (!isKnown(state) || AUTHORIZATION_PARTS.some((known) => known === part)) return {}
  if (part !== 'instance-profiles') return { facts: account.facts(part).map(plainFact) }
  const unlisted = account.instanceProfiles().filter(({ roles }) => !roles.some((role) => role.listed))
  return { instanceProfiles: unlisted.map((profile) => instanceProfileDetail(profile, () => undefined, rendering)) }
}

function plainFact({ kind, arn, id, name, settings, activity, tags }: Fact): object {
  return {
    kind,
    arn,
    id,
    name,
    ...(settings === null ? {} : { settings }),
    ...(activity === null ? {} : { activity }),
    ...(tags === null ? {} : { tags }),
  }
}
