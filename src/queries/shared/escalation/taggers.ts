import type { HeldPolicy } from '../../../access/held-policies.ts'
import type { ActionTable } from '../../../policy/action/table.ts'
import type { PatternSet, Policy } from '../../../policy/document/policy.ts'
import { matches } from '../../../policy/pattern/matches.ts'
import { parsePattern } from '../../../policy/pattern/parse.ts'
import { remembered } from '../../../util/remembered.ts'

/** The actions that set tags. */
export interface Taggers {
  /** Those of a service, by its prefix. */
  readonly ofService: (service: string) => readonly string[]
  /**
   * Whether Allows of somebody's own policies name one of them, as a pattern that names all services may: without, nothing
   * but the policy of a resource allows it.
   */
  readonly areNamed: (held: readonly HeldPolicy[]) => (action: string) => boolean
}

/** Reads each policy and each pattern once. */
export function taggersIn(table: ActionTable): Taggers {
  const ofService = remembered((service: string) =>
    table
      .expand(`${service}:*`)
      .filter(({ accessLevel, name }) => accessLevel === 'Tagging' && !/:(?:Un|Delete|Remove)/.test(name))
      .map(({ name }) => name),
  )
  const ofText = remembered((text: string): Named => {
    const service = serviceOf(text)
    if (service === undefined) return 'any'
    const pattern = parsePattern(text)
    return ofService(service).filter((name) => matches(pattern, name.toLowerCase()))
  })
  const ofActions = remembered(({ patterns, except }: PatternSet): Named => {
    const named = patterns.map(ofText)
    return except || named.includes('any') ? 'any' : named.flat()
  })
  const ofPolicy = remembered((policy: Policy) => namedBy(policy, ofActions))
  return {
    ofService,
    areNamed(held) {
      const named = held.filter(({ source }) => source !== 'boundary').map(({ policy }) => ofPolicy(policy))
      const some = new Set(named.flatMap((names) => (names === 'any' ? [] : names)))
      return named.includes('any') ? () => true : (action) => some.has(action)
    },
  }
}

/** Names of actions; `any` where that may be all of them. */
type Named = readonly string[] | 'any'

function namedBy({ statements, undecidable }: Policy, ofActions: (actions: PatternSet) => Named): Named {
  if (undecidable !== null) return 'any'
  const names = new Set<string>()
  for (const { effect, actions } of statements) {
    if (effect === 'Deny') continue
    const named = ofActions(actions)
    if (named === 'any') return named
    for (const name of named) names.add(name)
  }
  return [...names]
}

/** The service that an action pattern names; undefined for one that may name several. */
export function serviceOf(pattern: string): string | undefined {
  return /^([a-z\d-]+):/.exec(pattern)?.[1]
}
