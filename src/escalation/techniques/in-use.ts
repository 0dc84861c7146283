import { defineTechniques, type Technique } from '../technique.ts'
import { onAnything } from './steps.ts'

/** What tells one way of using somebody's resource apart from the others. */
export interface UsingResource extends Pick<Technique, 'name' | 'title' | 'references' | 'why' | 'close'> {
  readonly actions: readonly string[]
  /** Whom the role of such a resource trusts, one of them. */
  readonly services: readonly string[]
  readonly precondition: string
}

/** Techniques that run something where a role stands already: IAM data cannot say which, so that nobody is named. */
export function usingResources(all: readonly UsingResource[]): readonly Technique[] {
  return defineTechniques(
    all.map(({ actions, services, ...technique }) => ({
      ...technique,
      category: 'existing-passrole',
      ways: [onAnything(...actions)],
      target: { is: 'role-in-use', services },
      becomes: 'target',
    })),
  )
}
