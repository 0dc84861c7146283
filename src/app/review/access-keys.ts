import type { Fact } from '../../model/fact.ts'
import { listOf } from '../../util/list.ts'
import { memberOf } from '../../util/members.ts'
import { momentIn } from './moment.ts'
import { UNKNOWN } from './words.ts'

/** An access key, as far as somebody who reviews it is concerned. */
export interface AccessKey {
  readonly isActive: boolean
  /** When it was made, ISO 8601 UTC; null where that was not said. */
  readonly since: string | null
  /** When it was last used, ISO 8601 UTC, or `never`; null where that was not said. */
  readonly lastUsed: string | null
}

/** The keys that a user's own list has; null where it was not read. */
export function keysListed(fact: Fact | undefined): readonly AccessKey[] | null {
  if (fact?.settings == null) return null
  const uses = new Map(listOf(fact.activity?.['AccessKeys']).map((use) => [memberOf(use, 'AccessKeyId'), use]))
  return listOf(fact.settings['AccessKeys']).map((key) => {
    const use = uses.get(memberOf(key, 'AccessKeyId'))
    return {
      isActive: memberOf(key, 'Status') === 'Active',
      since: momentIn(memberOf(key, 'CreateDate')),
      lastUsed: use === undefined ? null : (momentIn(memberOf(use, 'LastUsedDate')) ?? 'never'),
    }
  })
}

/**
 * The keys that the credential report has; one that there is not is inactive in it, and was made `N/A`.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html}
 */
export function keysInReport(fact: Fact | undefined): readonly AccessKey[] | null {
  const { settings, activity } = fact ?? {}
  if (settings == null || !Object.hasOwn(settings, 'access_key_1_active')) return null
  return ['access_key_1', 'access_key_2'].flatMap((key) => {
    const isActive = settings[`${key}_active`] === 'true'
    const since = momentIn(settings[`${key}_last_rotated`])
    if (!isActive && since === null) return []
    return [{ isActive, since, lastUsed: momentIn(activity?.[`${key}_last_used_date`]) ?? 'never' }]
  })
}

/** A key in a few words. */
export function keyText({ isActive, since, lastUsed }: AccessKey): string {
  const used = lastUsed === 'never' ? 'never used' : `last used ${day(lastUsed)}`
  return `${isActive ? 'active' : 'inactive'}, made ${day(since)}, ${used}`
}

function day(moment: string | null): string {
  return moment === null ? UNKNOWN : moment.slice(0, 10)
}
