import type { ActionTable } from '../../../policy/action/table.ts'

/**
 * What an action pattern means in plain spelling, where its wildcards hide that from a reader who looks for `*`, for
 * `iam:*` or for the name of an action; null where they hide nothing. Odd are a pattern of everything, or of all that a
 * service has, that is not spelled so; a wildcard in the name of a service, unless it is a `*` that stands for every
 * service and gives next to nothing but what lists and reads; a `?` in the name of an action; and a `*` in the middle of
 * a word that leaves one action only. So `i?m:*` means `iam:*`.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html}
 *
 * @param pattern in lower case
 */
export function hiddenActions(pattern: string, table: ActionTable): readonly string[] | null {
  const [service = '', name = ''] = splitPattern(pattern)
  if (pattern === '*' || pattern === '*:*' || !/[*?]/.test(pattern)) return null
  if (name === '*' && !/[*?]/.test(service)) return null
  const ids = table.ids(pattern)
  if (ids.length === 0) return null
  if (ids.length === table.size) return ['*']
  const actions = ids.map((id) => table.actionAt(id))
  if (/[*?]/.test(service) || name.includes('?') || isAll(name) || splitsWord(name, actions)) {
    const reads = actions.filter(({ accessLevel }) => accessLevel === 'List' || accessLevel === 'Read').length
    const mostlyReads = service === '*' && !name.includes('?') && reads >= actions.length * READING
    return mostlyReads ? null : plainSpelling(actions, table)
  }
  const isWhole = ids.length === table.ids(`${service}:*`).length && ids.length >= MANY
  return isWhole ? [`${service}:*`] : null
}

/** Of `*:Describe*` and `*:List*` a few actions do more; what a pattern of all services shows is to be judged as a whole. */
const READING = 0.9

/** A pattern with letters that happens to take all of a service hides that only where the service has many actions. */
const MANY = 10

function splitPattern(pattern: string): readonly string[] {
  const colon = pattern.indexOf(':')
  return colon < 0 ? [pattern, pattern] : [pattern.slice(0, colon), pattern.slice(colon + 1)]
}

/** Whether a name is nothing but wildcards. */
function isAll(name: string): boolean {
  return /^[*?]+$/.test(name)
}

interface Named {
  readonly name: string
  readonly service: string
}

/** Whether a single `*` stands before a small letter of the only action that is left: `p*ssrole`. */
function splitsWord(name: string, actions: readonly Named[]): boolean {
  const [only, another] = actions
  const [before, after, more] = name.split('*')
  if (only === undefined || another !== undefined || !before || !after || more !== undefined) return false
  return /[a-z]/.test(only.name.at(-after.length) ?? '')
}

/** The services that are there as a whole, then the other actions. */
function plainSpelling(actions: readonly Named[], table: ActionTable): readonly string[] {
  const counts = new Map<string, number>()
  for (const { service } of actions) counts.set(service, (counts.get(service) ?? 0) + 1)
  const whole = new Set(
    [...counts].filter(([service, count]) => count === table.ids(`${service}:*`).length).map(([service]) => service),
  )
  return [
    ...[...whole].map((service) => `${service}:*`),
    ...actions.filter(({ service }) => !whole.has(service)).map(({ name }) => name),
  ]
}
