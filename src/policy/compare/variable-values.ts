import { isNeverEmpty } from '../condition/key-types.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { variablesOf } from '../pattern/variables.ts'
import type { Context } from '../request.ts'

/** Values of the keys that patterns name as variables, null for a missing key. */
export type VariableValues = ReadonlyMap<string, string | null>

/**
 * Values to try where a request must fit some patterns with policy variables and must not fit others: those that a
 * resource shows in the place of the variables, values of their own, and none; where what else is asked for is found with
 * some values, these.
 *
 * @param fitting what the resource must fit
 * @param all these and the others
 * @param context with which all else that is asked for is met
 */
export function variableValues(
  resource: string,
  fitting: readonly Pattern[],
  all: readonly Pattern[],
  context: Context,
): readonly VariableValues[] {
  const keys = [...new Set(all.flatMap(variablesOf))]
  const own = new Map(keys.map((key) => [key, `any-${key.slice(key.lastIndexOf(':') + 1).replaceAll('/', '-')}`]))
  const shown = new Map(fitting.flatMap((pattern) => [...shownBy(pattern, resource)]))
  const missing = new Map(keys.map((key) => [key, null]))
  const found = keys.flatMap((key) => {
    const value = context.get(key)
    return typeof value === 'string' ? [[key, value] as const] : []
  })
  const plain = [new Map([...own, ...shown]), own, new Map([...missing, ...shown]), missing]
  return found.length === 0
    ? plain
    : [...plain, new Map([...own, ...shown, ...found]), new Map([...own, ...found]), new Map([...missing, ...found])]
}

/** What stands in a text where a pattern has variables, each as short as can be. */
function shownBy({ tokens }: Pattern, text: string): ReadonlyMap<string, string> {
  const shown = new Map<string, string>()
  let at = 0
  for (const [index, token] of tokens.entries()) {
    if (token.is === 'text') at += token.text.length
    if (token.is === 'one') at += 1
    if (token.is === 'text' || token.is === 'one') continue
    const next = tokens[index + 1]
    const end = next === undefined ? text.length : next.is === 'text' ? text.indexOf(next.text, at) : at
    if (end < 0) return shown
    if (token.is === 'variable' && (end > at || !isNeverEmpty(token.key))) shown.set(token.key, text.slice(at, end))
    at = end
  }
  return shown
}
