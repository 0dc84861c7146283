import type { AccountView } from '../../../model/account.ts'
import { byCodeUnit } from '../../../model/compare.ts'
import type { DocumentRef } from '../../../model/document.ts'
import type { Role } from '../../../model/entity.ts'
import { normalForm } from '../../../policy/document/normal-form.ts'
import { groupBy } from '../../../util/group-by.ts'
import { remembered } from '../../../util/remembered.ts'
import type { Params, QueryContext } from '../../query.ts'

/**
 * Roles with the same trust policy, the same policies and the same boundary, two at least in each group; whatever the
 * names of inline policies. Where one of these speaks of tags, the roles must have the same tags too.
 *
 * @param roles of which the night says all of these
 */
export function sameRoles(
  { account, access }: QueryContext<Params>,
  roles: readonly Role[],
): readonly (readonly Role[])[] {
  const form = remembered((ref: DocumentRef) => normalForm(account.document(ref), account.snapshot.partition))
  const formOf = (ref: DocumentRef | null): string => (ref === null ? '' : form(ref))
  const isAboutTags = (role: Role): boolean =>
    role.trust === null ||
    speaksOfTags(account, role.trust) ||
    access()
      .held.of(role)
      .some(({ ref }) => speaksOfTags(account, ref))
  return [...groupBy(roles, (role) => givesOf(role, formOf)).values()]
    .filter(severalOf)
    .flatMap((group) => (group.some(isAboutTags) ? [...groupBy(group, tagsOf).values()] : [group]))
    .filter(severalOf)
}

function givesOf({ trust, attached, inline, boundary }: Role, formOf: (ref: DocumentRef | null) => string): string {
  return JSON.stringify([
    formOf(trust),
    [...new Set(attached?.map(({ arn }) => arn))].sort(byCodeUnit),
    [...new Set(inline?.map(({ document }) => formOf(document)))].sort(byCodeUnit),
    boundary?.arn ?? null,
  ])
}

/** A document that the night lacks may. */
function speaksOfTags(account: AccountView, ref: DocumentRef | null): boolean {
  return ref === null || /(?:principal|resource)tag\//i.test(account.document(ref).body)
}

/** Keys of a role's tags are the same whatever their case. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#case-sensitivity} */
function tagsOf({ arn, id, tags }: Role): string {
  if (tags === null) return `${arn} ${id}`
  return JSON.stringify(tags.map(({ key, value }) => JSON.stringify([key.toLowerCase(), value])).toSorted(byCodeUnit))
}

function severalOf(roles: readonly Role[]): boolean {
  return roles.length > 1
}
