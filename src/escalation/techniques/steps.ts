import type { Step } from '../technique.ts'

/** An action asked of the target itself. */
export function onTarget(action: string): Step {
  return { action, on: 'target' }
}

/** An action asked of what the technique goes by: a group, or a policy. */
export function onMeans(action: string): Step {
  return { action, on: 'means' }
}

/** Actions whose resource whoever asks may choose. */
export function onAnything(...actions: readonly string[]): readonly Step[] {
  return actions.map((action) => {
    const ofEach = OF_EACH.get(action)
    return { action, on: 'anything', ...(ofEach && { ofEach }) }
  })
}

/**
 * Actions that take resources of several types at once, and have to be allowed on each that makes them any use; of a
 * document that runs commands, AWS's own are nobody's.
 * {@link https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html#amazonec2-RunInstances}
 * {@link https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command-setting-up.html}
 */
const OF_EACH = new Map([
  ['ec2:RunInstances', ['image', 'instance']],
  ['ssm:SendCommand', ['instance|managed-instance']],
])

/** A step that brings a policy along which allows everything. */
export function withEveryPermission(step: Step): Step {
  return { ...step, brings: 'every-permission' }
}

/** Handing the target to a service. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html} */
export const PASS_ROLE: Step = { action: 'iam:PassRole', on: 'target', brings: 'service' }

/** Assuming the target as its trust policy stands. {@link https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html} */
export const ASSUME: Step = { action: 'sts:AssumeRole', on: 'target' }

/** Assuming the target once its trust policy names the actor. */
export const ASSUME_TRUSTED: Step = { action: 'sts:AssumeRole', on: 'target', isTrusted: true }
