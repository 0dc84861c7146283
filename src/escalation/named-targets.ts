import type { HeldPolicies } from '../access/held-policies.ts'
import { principalFacts } from '../access/principal-facts.ts'
import { actionMatcher } from '../access/statement-matcher.ts'
import type { AccountView } from '../model/account.ts'
import { nameInArn } from '../model/arn.ts'
import type { Policy } from '../policy/document/policy.ts'
import { matches } from '../policy/pattern/matches.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import type { Pattern } from '../policy/pattern/pattern.ts'
import { isClosed, openVariables, withValues } from '../policy/pattern/variables.ts'
import { groupBy } from '../util/group-by.ts'
import { once } from '../util/once.ts'
import { remembered } from '../util/remembered.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { Standing } from './standing.ts'

/**
 * The ARNs of the account that Allows of somebody name for an action; null where they name too much to list. Whatever is
 * not among them is certainly denied.
 */
export type NamedTargets = (standing: Standing, action: string) => ReadonlySet<string> | null

/** Finds what policies name without holding every pattern against every ARN: most patterns end in a name. */
export function namedTargets(account: AccountView, held: HeldPolicies): NamedTargets {
  const arns = once(() =>
    [
      ...account.users(),
      ...account.groups(),
      ...account.roles(),
      ...account.managedPolicies(),
      ...account.instanceProfiles(),
    ].map(({ arn }) => arn),
  )
  const byName = once(() => groupBy(arns(), nameInArn))
  const naming = remembered((action: string) => {
    const names = actionMatcher(action.toLowerCase())
    return remembered(({ statements }: Policy) =>
      statements.filter(({ effect, actions }) => effect !== 'Deny' && names(actions)),
    )
  })
  const matching = (pattern: Pattern): readonly string[] => {
    const name = /\/([^/]+)$/.exec(lastText(pattern))?.[1]
    const near = name === undefined ? arns() : (byName().get(name) ?? [])
    return near.filter((arn) => matches(pattern, arn))
  }
  const closed = remembered((text: string) => matching(parsePattern(text)))

  const find = ({ principal, asker }: Standing, action: string): ReadonlySet<string> | null => {
    const found = new Set<string>()
    const facts = once(() => principalFacts(asker, held))
    const valueOf = (key: string): string | undefined => {
      const value = facts()(key)
      return typeof value === 'string' ? value : undefined
    }
    for (const { source, policy } of held.of(principal)) {
      if (source === 'boundary') continue
      if (policy.undecidable !== null) return null
      for (const { resources } of naming(action)(policy)) {
        if (resources === null || resources.except || resources.patterns.includes('*')) return null
        for (const text of resources.patterns) {
          const pattern = parsePattern(text)
          const of = isClosed(pattern) ? closed(text) : matching(openVariables(withValues(pattern, valueOf) ?? pattern))
          for (const arn of of) found.add(arn)
        }
      }
    }
    return found
  }
  const known = rememberedWeakly((standing: Standing) => remembered((action: string) => find(standing, action)))
  return (standing, action) => (standing.isGranted ? null : known(standing)(action))
}

/** The text that everything a pattern takes ends in; empty where there is none. */
function lastText({ tokens }: Pattern): string {
  const last = tokens.at(-1)
  return last?.is === 'text' ? last.text : ''
}
