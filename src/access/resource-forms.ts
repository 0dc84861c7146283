import type { Action } from '../policy/action/table.ts'
import { remembered } from '../util/remembered.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'

/**
 * What an action can be asked of, as patterns: the ARNs of the resource types that AWS lists for it, and `*` where it
 * requires none of them.
 * {@link https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html#actions_table}
 *
 * @param partition the account's, such as `aws-cn`
 */
export function resourceForms(action: Action, partition: string): readonly string[] {
  return formsOf(action)(partition)
}

const formsOf = rememberedWeakly((action: Action) => remembered((partition: string) => formsIn(action, partition)))

function formsIn({ resources }: Action, partition: string): readonly string[] {
  const forms = resources.flatMap(({ arns }) => arns.map((arn) => formOf(arn, partition)))
  return [...new Set(resources.some(({ required }) => required) ? forms : [...forms, '${*}'])]
}

function formOf(arn: string, partition: string): string {
  return arn.replaceAll('${Partition}', partition).replaceAll(/\$\{[^}]*\}/g, '*')
}
