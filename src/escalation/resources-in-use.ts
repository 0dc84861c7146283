import { remembered } from '../util/remembered.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { Escalation } from './escalation.ts'
import { isOutOfSight } from './find-hops.ts'
import type { Hop } from './hop.ts'
import type { Standing } from './standing.ts'
import type { Technique } from './technique.ts'

/** Those of some techniques that are on resources that exist. Many have the same techniques, and share the answer. */
export const onResources = rememberedWeakly((techniques: readonly Technique[]) => techniques.filter(isOutOfSight))

/** Whom the roles behind these resources trust, each once. */
export const servicesBehind = rememberedWeakly((techniques: readonly Technique[]) => [
  ...new Set(onResources(techniques).flatMap((technique) => serviceBehind(technique) ?? [])),
])

/** Whom the role behind a resource trusts; null where it may be of any account, as those of Identity Center are. */
export function serviceBehind({ target }: Technique): readonly string[] | null {
  return target.is === 'role-in-use' ? target.services : null
}

/** How somebody really uses a technique on a resource that exists; null for whoever is only named for its actions. */
export const hopToResource = rememberedWeakly(({ find }: Escalation) =>
  rememberedWeakly((standing: Standing) =>
    remembered((technique: Technique): Hop | null => {
      const first = find(standing, technique, NOWHERE, 'conditional').next()
      return first.done === true ? null : first.value
    }),
  ),
)

/** What is behind such a resource is nobody of whom the night tells. */
const NOWHERE = { principals: [], isReached: () => false, tries: null }
