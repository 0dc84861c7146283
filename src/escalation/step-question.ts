import type { AccessQuestion } from '../access/decision.ts'
import type { ContextValue } from '../policy/request.ts'
import { passedToService } from './service-name.ts'
import type { Step } from './technique.ts'

/** What a step is asked with. */
export interface StepFacts {
  readonly partition: string
  readonly account: string
  /** The service that a role is passed to, where the technique passes one. */
  readonly service: string | null
  /** What the means say of the request, such as which policy is detached. */
  readonly context?: ReadonlyMap<string, ContextValue>
}

/**
 * A step as a question. What the actor chooses is chosen so that it gains most: the policy that it attaches, or sets as a
 * boundary, is AdministratorAccess.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html}
 */
export function stepQuestion(
  { action, brings, isOfNew }: Step,
  resource: string | null,
  facts: StepFacts,
): AccessQuestion {
  const context = new Map<string, ContextValue | null>(facts.context)
  if (brings === 'service' && facts.service !== null) context.set('iam:passedtoservice', passedToService(facts.service))
  if (brings === 'every-permission') {
    const chosen = `arn:${facts.partition}:iam::aws:policy/AdministratorAccess`
    context.set(action.endsWith('Boundary') ? 'iam:permissionsboundary' : 'iam:policyarn', chosen)
  }
  if (isOfNew === true) context.set('iam:permissionsboundary', null)
  return { action, resource, context }
}
