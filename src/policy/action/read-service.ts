import { once } from '../../util/once.ts'
import { remembered } from '../../util/remembered.ts'
import { ACCESS_LEVELS, type ServiceRecord } from './action-file.ts'
import { shortKey } from './condition-keys.ts'
import type { AccessLevel, Action, ActionResource } from './table.ts'

/** One service of the table. Its actions count from 0; `first` is the id of the first. */
export interface Service {
  readonly prefix: string
  readonly first: number
  readonly size: number
  /** Lower-case names with the prefix, sorted: `iam:createuser`. */
  names(): readonly string[]
  indexOf(lowerCaseName: string): number | undefined
  /** @throws RangeError where the service has fewer actions */
  action(index: number): Action
}

/** A service whose texts are taken apart when first asked for. */
export function readService(record: ServiceRecord, first: number): Service {
  const { prefix } = record
  const lines = once(() => split(record.actions, ';'))
  const names = once(() => lines().map((line) => `${prefix}:${line.slice(0, line.indexOf('|')).toLowerCase()}`))
  const places = once(() => new Map(names().map((name, index) => [name, index])))
  const types = once(() => readTypes(record))
  const made: Action[] = []
  return {
    prefix,
    first,
    size: record.actionCount,
    names,
    indexOf: (name) => places().get(name),
    action(index) {
      const line = lines()[index]
      if (line === undefined) throw new RangeError(`${prefix} has no action at ${index}`)
      return (made[index] ??= new ReadAction(line, first + index, prefix, types))
    },
  }
}

/** What the actions of a service refer to by place; resources are made once for all actions that name them alike. */
interface Types {
  readonly keyLists: readonly (readonly string[])[]
  readonly resourcesIn: (texts: string) => readonly ActionResource[]
}

/** A type as it is whichever action takes it. */
type ResourceType = Omit<ActionResource, 'required'>

function readTypes({ resources, keys, keyLists }: ServiceRecord): Types {
  const names = split(keys, ';').map((line) => shortKey(line.slice(0, line.indexOf('|'))))
  const lists = keyLists.split(';').map((places) => split(places, ',').map((place) => names[Number(place)] ?? ''))
  const types = split(resources, ';').map((line): ResourceType => {
    const [type = '', arns = '', list = ''] = line.split('|')
    return { type, arns: split(arns, ','), conditionKeys: lists[Number(list)] ?? [] }
  })
  const resourceOf = remembered((text: string) => readResource(text, types, lists))
  return {
    keyLists: lists,
    resourcesIn: remembered((texts) => split(texts, ',').flatMap((text) => resourceOf(text) ?? [])),
  }
}

/** Many are asked for their name and level alone. */
class ReadAction implements Action {
  readonly id: number
  readonly name: string
  readonly service: string
  readonly accessLevel: AccessLevel
  readonly #resources: string
  readonly #keyList: string
  readonly #types: () => Types

  constructor(line: string, id: number, service: string, types: () => Types) {
    const [name = '', level = '', resources = '', keyList = ''] = line.split('|')
    this.id = id
    this.service = service
    this.name = `${service}:${name}`
    this.accessLevel = ACCESS_LEVELS[Number(level)] ?? 'Write'
    this.#resources = resources
    this.#keyList = keyList
    this.#types = types
  }

  get resources(): readonly ActionResource[] {
    return this.#types().resourcesIn(this.#resources)
  }

  get conditionKeys(): readonly string[] {
    return this.#types().keyLists[Number(this.#keyList)] ?? []
  }
}

/** `12!+3`: the thirteenth type, required, with the keys of the fourth list beside its own. */
function readResource(
  text: string,
  types: readonly ResourceType[],
  keyLists: Types['keyLists'],
): ActionResource | undefined {
  const [place = '', list = ''] = text.split('+')
  const type = types[Number.parseInt(place, 10)]
  if (!type) return undefined
  const own = list === '' ? [] : (keyLists[Number(list)] ?? [])
  const conditionKeys = own.length === 0 ? type.conditionKeys : [...new Set([...type.conditionKeys, ...own])]
  return { required: place.endsWith('!'), ...type, conditionKeys }
}

function split(text: string, mark: string): readonly string[] {
  return text === '' ? [] : text.split(mark)
}
