import { isAwsManagedPolicy, nameInArn, parseArn } from '../../model/arn.ts'
import { LISTS } from '../../model/authorization-details.ts'
import { byCodeUnit } from '../../model/compare.ts'
import type { Members } from '../../model/fact.ts'
import type { AuthorizationPart, Part } from '../../model/part.ts'
import { listOf } from '../../util/list.ts'
import { memberOf } from '../../util/members.ts'
import { KINDS } from '../records.ts'
import { referredPolicies } from '../referred-policies.ts'
import { askFor, type AskingTools, pagesAsked } from './asking.ts'
import { leftOutPolicy } from './left-out-policy.ts'
import type { Missed } from './manifest.ts'
import { type RosterBuilder, startRoster } from './roster-builder.ts'
import { UnreadableAnswer } from './unreadable-answer.ts'

/** What the pages of the authorization details gave while they were kept. */
export interface Authorization {
  readonly roster: RosterBuilder
  /** Whose account the entities' ARNs name; null where none does. */
  readonly account: string | null
  /** Policies that the details left out, and that could not be read either. */
  readonly missed: readonly Missed[]
}

/** Hears how many entities of a part came so far. */
export type Counting = (part: AuthorizationPart, done: number) => void

/**
 * Asks for the authorization details and keeps every page. In two passes: AWS's own policies come with all their
 * versions, up to two hundred each, and would crowd the account's entities out of the pages. The order of the filter
 * and its values are the same in a run that goes on, since a marker belongs to its filter.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html}
 *
 * @throws CallError where a page fails or the list does not reach its end: then there is no night
 */
export async function readAuthorization(
  tools: AskingTools,
  wanted: ReadonlySet<Part>,
  onCount: Counting,
): Promise<Authorization> {
  const roster = startRoster()
  const ask = askFor('authorization', tools)
  const counts = new Map<AuthorizationPart, number>()
  const present = new Set<string>()
  const referred = new Set<string>()
  const missed: Missed[] = []
  let account: string | null = null

  const see = (page: Members): void => {
    for (const list of LISTS) {
      for (const item of listOf(memberOf(page, list))) {
        const arn = memberOf(item, 'Arn')
        if (typeof arn !== 'string') throw new UnreadableAnswer(`${OPERATION}: ${list}: expected an ARN, found none`)
        const part = list === 'Policies' ? policyPart(arn) : PARTS_OF[list]
        counts.set(part, (counts.get(part) ?? 0) + 1)
        roster.add(KINDS[list], item)
        for (const profile of listOf(memberOf(item, 'InstanceProfileList'))) roster.add('instance-profile', profile)
        present.add(arn)
        for (const policy of referredPolicies((member) => memberOf(item, member))) referred.add(policy)
        const owner = parseArn(arn)?.account
        if (owner !== undefined && owner !== '' && owner !== 'aws') account ??= owner
      }
    }
    for (const [part, done] of counts) onCount(part, done)
  }

  for (const filter of filtersOf(wanted)) {
    const input = { Filter: filter, MaxItems: PAGE_SIZE }
    for await (const page of pagesAsked(ask, OPERATION, input)) see(page)
  }
  for (const arn of [...referred].filter((policy) => !present.has(policy)).toSorted(byCodeUnit)) {
    if (!wanted.has(policyPart(arn))) continue
    const policy = await leftOutPolicy(arn, tools)
    if (typeof policy === 'string')
      missed.push({ part: policyPart(arn), kind: 'managed-policy', arn, id: '', name: nameInArn(arn), code: policy })
    else if (policy !== null) see({ Policies: [policy] })
  }
  return { roster, account, missed }
}

const OPERATION = 'GetAccountAuthorizationDetails'

/** Half of what AWS takes: it limits a page by its weight as well, and an answer of a thousand heavy roles is a strain on both ends. */
const PAGE_SIZE = 500

const FILTERS: readonly (readonly (readonly [AuthorizationPart, string])[])[] = [
  [
    ['users', 'User'],
    ['groups', 'Group'],
    ['roles', 'Role'],
    ['customer-policies', 'LocalManagedPolicy'],
  ],
  [['aws-policies', 'AWSManagedPolicy']],
]

function filtersOf(wanted: ReadonlySet<Part>): readonly (readonly string[])[] {
  return FILTERS.map((pass) => pass.filter(([part]) => wanted.has(part)).map(([, filter]) => filter)).filter(
    (filter) => filter.length > 0,
  )
}

const PARTS_OF = { UserDetailList: 'users', GroupDetailList: 'groups', RoleDetailList: 'roles' } as const

function policyPart(arn: string): 'aws-policies' | 'customer-policies' {
  return isAwsManagedPolicy(arn) ? 'aws-policies' : 'customer-policies'
}
