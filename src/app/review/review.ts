import type { Access } from '../../access/access.ts'
import type { Escalation } from '../../escalation/escalation.ts'
import { openEscalation } from '../../escalation/open-escalation.ts'
import { TECHNIQUES } from '../../escalation/techniques/index.ts'
import type { AccountView } from '../../model/account.ts'
import type { Entity, Group, Role, User } from '../../model/entity.ts'
import { isKnown } from '../../model/part.ts'
import type { Cell, Row, Rows } from '../../model/rows.ts'
import { membershipGap } from '../../queries/shared/entities/gaps.ts'
import { describeGap, type Unknown } from '../../queries/unknown.ts'
import { groupBy } from '../../util/group-by.ts'
import { needPrincipals } from '../principals-read.ts'
import { unreadOf } from '../unread-of.ts'
import { credentialCells } from './credentials.ts'
import { ownerText } from './owner.ts'
import { attachedText, boundaryText, groupPolicies, inlineText } from './policies.ts'
import { tiers } from './tiers.ts'
import { trustText } from './trusts.ts'
import { sorted, UNKNOWN } from './words.ts'

/** What a review is drawn up by. */
export interface ReviewRequest {
  /** The tag that names an owner, in whatever case. */
  readonly ownerTag: string
}

/** A sheet for each kind of principal, and what they leave open. */
export interface Review {
  readonly sheets: readonly { readonly name: 'users' | 'groups' | 'roles'; readonly rows: Rows }[]
  readonly unknown: readonly Unknown[]
}

/**
 * Draws up a review of who has access to an account: a row for each user, group and role, with what a reviewer needs to
 * keep or end it, and two columns to write that into. What the night does not say is `unknown`, what there is not is empty.
 *
 * @throws RolecallError UNANSWERABLE where neither users nor roles were read
 * @example
 * const { sheets } = reviewOf(account, await openNightAccess(account, {}, process.stdin), { ownerTag: 'owner' })
 */
export function reviewOf(account: AccountView, access: Access, { ownerTag }: ReviewRequest): Review {
  needPrincipals(account, 'export --review')
  const escalation = openEscalation({ account, access, techniques: TECHNIQUES })
  const sheets = [
    { name: 'users', rows: rowsOf(account.users(), userColumns(escalation, ownerTag)) },
    { name: 'groups', rows: rowsOf(account.groups(), groupColumns(account)) },
    { name: 'roles', rows: rowsOf(account.roles(), roleColumns(escalation, ownerTag)) },
  ] as const
  return { sheets, unknown: [...unreadOf(account, escalation), ...credentialGap(account)] }
}

/** What is missing where no part says what users sign in with. */
function credentialGap({ parts }: AccountView): readonly Unknown[] {
  const isSaid = (['credential-report', 'access-keys', 'mfa-devices'] as const).some((part) => isKnown(parts.get(part)))
  const reason = describeGap(parts.get('credential-report'))
  return isSaid || reason === null ? [] : [{ part: 'credential-report', reason, subjects: 'all' }]
}

/** A column, and what it says of whom. */
type Columns<Of> = readonly (readonly [name: string, say: (of: Of) => Cell])[]

function rowsOf<Of extends Entity>(entities: readonly Of[], own: Columns<Of>): Rows {
  const columns: Columns<Of> = [
    ['name', ({ name }) => name],
    ['arn', ({ arn }) => arn],
    ['id', ({ id }) => (id === '' ? UNKNOWN : id)],
    ['createdAt', ({ createdAt }) => createdAt ?? UNKNOWN],
    ...own,
    ['decision', () => null],
    ['reviewer', () => null],
  ]
  return {
    columns: columns.map(([name]) => name),
    rows: entities.map((entity): Row => new Map(columns.map(([name, say]) => [name, say(entity)]))),
  }
}

function userColumns(escalation: Escalation, ownerTag: string): Columns<User> {
  const { account } = escalation
  const [tier, credentials, ofGroups] = [tiers(escalation), credentialCells(account), groupPolicies(account)]
  return [
    ['owner', (user) => ownerText(user, ownerTag)],
    ['tier', tier],
    ['groups', ({ groups }) => (groups === null ? UNKNOWN : sorted(groups))],
    ['attachedPolicies', ({ attached }) => attachedText(attached)],
    ['inlinePolicies', ({ inline }) => inlineText(inline)],
    ['groupPolicies', ofGroups],
    ['boundary', ({ boundary }) => boundaryText(boundary)],
    ['password', (user) => credentials(user).password],
    ['mfa', (user) => credentials(user).mfa],
    ['accessKeys', (user) => credentials(user).accessKeys],
    ['lastUsedAt', (user) => credentials(user).lastUsedAt],
  ]
}

function groupColumns(account: AccountView): Columns<Group> {
  const memberships = account.users().flatMap(({ name, groups }) => (groups ?? []).map((group) => ({ name, group })))
  const members = groupBy(memberships, ({ group }) => group.toLowerCase())
  const unseen = membershipGap(account) === null ? [] : [UNKNOWN]
  return [
    ['members', ({ name }) => sorted([...(members.get(name.toLowerCase()) ?? []).map((one) => one.name), ...unseen])],
    ['attachedPolicies', ({ attached }) => attachedText(attached)],
    ['inlinePolicies', ({ inline }) => inlineText(inline)],
  ]
}

function roleColumns(escalation: Escalation, ownerTag: string): Columns<Role> {
  const tier = tiers(escalation)
  return [
    ['owner', (role) => ownerText(role, ownerTag)],
    ['tier', tier],
    ['attachedPolicies', ({ attached }) => attachedText(attached)],
    ['inlinePolicies', ({ inline }) => inlineText(inline)],
    ['boundary', ({ boundary }) => boundaryText(boundary)],
    ['trusts', (role) => trustText(role, escalation.access.held)],
    ['lastUsedAt', ({ lastUsed }) => (lastUsed === null ? UNKNOWN : (lastUsed.at ?? 'never'))],
  ]
}
