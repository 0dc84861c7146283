import type { AccountView } from '../../../model/account.ts'
import type { ActionTable } from '../../../policy/action/table.ts'
import { parseLiteral, parsePattern } from '../../../policy/pattern/parse.ts'
import { remembered } from '../../../util/remembered.ts'
import type { Pattern } from '../../../policy/pattern/pattern.ts'

/** A resource type of an action, as patterns of all ARNs that it has in one account. */
export interface ResourceForm {
  readonly required: boolean
  readonly arns: readonly Pattern[]
}

/**
 * The resource types of actions, by id, in the partition of an account and in the account itself, in every region. An
 * action that takes no resource has the literal `*` for its only one. Actions that take the same are given the same list.
 * {@link https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html}
 */
export function resourceForms(
  { snapshot: { partition, account } }: AccountView,
  table: ActionTable,
): (id: number) => readonly ResourceForm[] {
  const patterns = new Map<string, Pattern>()
  const patternOf = (format: string): Pattern => {
    let pattern = patterns.get(format)
    if (pattern === undefined) {
      const text = format
        .replaceAll('${Partition}', partition)
        .replaceAll('${Account}', account)
        .replaceAll(/\$\{[^}]*\}/g, '*')
      patterns.set(format, (pattern = parsePattern(text)))
    }
    return pattern
  }
  const alike = new Map<string, readonly ResourceForm[]>()
  return remembered((id) => {
    const { resources } = table.actionAt(id)
    if (resources.length === 0) return NO_RESOURCE
    const key = JSON.stringify(resources.map(({ required, arns }) => [required, arns]))
    let found = alike.get(key)
    if (found === undefined) {
      found = resources.map(({ required, arns }) => ({ required, arns: arns.map(patternOf) }))
      alike.set(key, found)
    }
    return found
  })
}

const NO_RESOURCE: readonly ResourceForm[] = [{ required: true, arns: [parseLiteral('*')] }]
