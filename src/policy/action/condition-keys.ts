import type { ActionFile } from './action-file.ts'
import type { ConditionKey } from './table.ts'

/**
 * A condition key by the name that a policy gives it, in any letter case. Where AWS's name has a part that the caller
 * chooses (`aws:ResourceTag/${TagKey}`), any text that is not empty stands for it.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html}
 */
export function keyFinder(file: ActionFile): (name: string) => ConditionKey | undefined {
  let found: Keys | undefined
  return (name) => {
    found ??= readKeys(file)
    const lower = name.toLowerCase()
    return found.named.get(lower) ?? found.templates.find((template) => fits(template, lower))?.key
  }
}

interface Template {
  /** What stands before and behind the part that the caller chooses, in lower case. */
  readonly before: string
  readonly behind: string
  readonly key: ConditionKey
}

interface Keys {
  readonly named: ReadonlyMap<string, ConditionKey>
  readonly templates: readonly Template[]
}

/** Where a key is described twice, a service's words count before those of the list of global keys. */
function readKeys({ globalKeys, services, keyTypes }: ActionFile): Keys {
  const named = new Map<string, ConditionKey>()
  const templates = new Map<string, Template>()
  for (const text of [...services.map(({ keys }) => keys), globalKeys]) {
    for (const line of text === '' ? [] : text.split(';')) {
      const [name = '', type = ''] = line.split('|')
      const lower = name.toLowerCase()
      const key = { name, type: keyTypes[Number(type)] ?? 'String' }
      const start = lower.indexOf('${')
      if (start < 0) {
        if (!named.has(lower)) named.set(lower, key)
      } else if (!templates.has(lower)) {
        templates.set(lower, { before: lower.slice(0, start), behind: lower.slice(lower.indexOf('}', start) + 1), key })
      }
    }
  }
  // The more a template says, the closer it is: `…/${MetadataKey}/Matcher` before `…/${MetadataKey}`.
  const closest = [...templates.values()].sort((a, b) => lengthOf(b) - lengthOf(a))
  return { named, templates: closest }
}

function lengthOf({ before, behind }: Template): number {
  return before.length + behind.length
}

function fits(template: Template, name: string): boolean {
  return name.length > lengthOf(template) && name.startsWith(template.before) && name.endsWith(template.behind)
}

/** A key's name as lists of keys hold it: in lower case, and without a part at its end that the caller chooses. */
export function shortKey(name: string): string {
  return name.replace(/\$\{\w+\}$/, '').toLowerCase()
}
