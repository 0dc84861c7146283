import { remembered } from '../../util/remembered.ts'
import type { ActionTable } from './table.ts'

/**
 * Whether AWS publishes a condition key, given in lower case, as one of several values: then an operator for one value
 * may meet a list, which it never matches.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html}
 */
export function listKeyIn(table: ActionTable): (key: string) => boolean {
  return remembered((key: string) => table.conditionKey(key)?.type.startsWith('ArrayOf') === true)
}
