import { openAccess } from '../../src/access/open-access.ts'
import { loadActionTable } from '../../src/app/action-table.ts'
import type { Escalation } from '../../src/escalation/escalation.ts'
import { openEscalation } from '../../src/escalation/open-escalation.ts'
import { shortestPath } from '../../src/escalation/path.ts'
import type { Standing } from '../../src/escalation/standing.ts'
import { TECHNIQUES } from '../../src/escalation/techniques/index.ts'
import type { Bakery } from './account-builder.ts'

/** Escalation in an account of a test. */
export function escalating(account: Bakery): Escalation {
  const view = account.build()
  return openEscalation({
    account: view,
    access: openAccess({ account: view, actions: loadActionTable }),
    techniques: TECHNIQUES,
  })
}

/** Somebody of it, by the tail of the ARN such as `user/ada`. */
export function standingOf({ everyone }: Escalation, tail: string): Standing {
  const found = everyone.find(({ principal }) => principal.arn.endsWith(`:${tail}`))
  if (found === undefined) throw new RangeError(`the account has no ${tail}`)
  return found
}

/** The shortest path of somebody to an administrator in words, a hop a word: `put-user-policy → user/ada`; null where there is none. */
export function pathOf(escalation: Escalation, tail: string): readonly string[] | null {
  const path = shortestPath(standingOf(escalation, tail), escalation.toAdmin)
  return path === null
    ? null
    : path.hops.map(({ technique, to }) => `${technique.name} → ${to?.principal.arn.replace(/^arn:[^/]*:/, '') ?? '?'}`)
}
