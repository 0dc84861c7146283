import { defineTechniques, type Technique } from '../technique.ts'
import { onAnything, PASS_ROLE } from './steps.ts'

/** What tells one way of passing a role apart from the others. */
export interface PassingRole extends Pick<
  Technique,
  'name' | 'title' | 'references' | 'precondition' | 'why' | 'close'
> {
  /** Whom the role has to trust: `lambda.amazonaws.com`. */
  readonly service: string
  /** What it takes beside iam:PassRole, of resources that the actor chooses. */
  readonly actions: readonly string[]
  /** Whether the service takes an instance profile instead of the role. */
  readonly isInProfile?: true
}

/**
 * Techniques that hand a role to a service and run something there: whoever may do both acts as the role.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html}
 */
export function passingRoles(all: readonly PassingRole[]): readonly Technique[] {
  return defineTechniques(
    all.map(({ service, actions, isInProfile = false, ...technique }) => ({
      ...technique,
      category: 'new-passrole',
      ways: [[PASS_ROLE, ...onAnything(...actions)]],
      target: { is: 'passed-role', services: [service], isInProfile },
      becomes: 'target',
    })),
  )
}
