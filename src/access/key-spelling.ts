import type { ActionTable } from '../policy/action/table.ts'

/**
 * A condition key as AWS writes it, in whose names letter case has no meaning; one that AWS does not publish, and the
 * key of a tag, stay as they are.
 *
 * @param key in lower case
 */
export function keySpelling(key: string, actions: ActionTable): string {
  const name = actions.conditionKey(key)?.name
  if (name === undefined) return key
  const variable = name.indexOf('${')
  return variable < 0 ? name : name.slice(0, variable) + key.slice(variable)
}
