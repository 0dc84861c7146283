import { remembered } from '../../util/remembered.ts'
import { BUCKET } from '../action/bucket-format.ts'
import { fitsFormat } from './fits-format.ts'
import type { PlainArn } from './plain-arn.ts'

/**
 * As {@link fitsFormat}, of an ARN that is written plainly, for formats that are so, too: with a region and an account
 * that are any or none. Then letters tell, and patterns are only matched where a wildcard may stand for what is missing.
 */
export function fitsPlainly({ text, service, region, account, resource }: PlainArn, format: Format): boolean {
  const { plain } = format
  if (plain === null) return fitsFormat(text)(format.text)
  if (plain.service !== service) return false
  if (!plain.hasRegion && region !== '') return false
  if (!plain.hasAccount && account !== '') return false
  if (plain.isBucket && resource.includes('/')) return false
  if (resource.startsWith(plain.start)) {
    // The `*` may stand for all that is to come. A pattern takes, among others, what it is written like.
    if (resource.endsWith('*') || hasAll(resource, plain)) return true
    return hasWildcard(resource) && fitsFormat(text)(format.text)
  }
  const wildcard = resource.search(/[*?]/)
  return wildcard >= 0 && plain.start.startsWith(resource.slice(0, wildcard)) && fitsFormat(text)(format.text)
}

/** A format of ARNs, read. */
export interface Format {
  readonly text: string
  /** Null for one of the others. */
  readonly plain: PlainFormat | null
}

interface PlainFormat {
  readonly service: string
  readonly hasRegion: boolean
  readonly hasAccount: boolean
  /** What the resource begins with. */
  readonly start: string
  /** What stands in it behind that, with anything but nothing before each. */
  readonly middle: readonly string[]
  /** What it ends with. */
  readonly end: string
  readonly isBucket: boolean
}

/** AWS's formats are few, and each is read once. */
export const formatOf = remembered((text: string): Format => ({ text, plain: plainFormat(text) }))

function plainFormat(text: string): PlainFormat | null {
  const [, service, region, account, resource] = PLAIN_FORMAT.exec(text) ?? []
  if (service === undefined || resource === undefined || /\$\{(?:Region|Account)\}/.test(resource)) return null
  const [start, ...others] = resource.split(/\$\{\w+\}/)
  const end = others.pop()
  if (start === undefined || end === undefined || /[*?$]/.test(start + others.join('') + end)) return null
  const [hasRegion, hasAccount] = [region !== undefined, account !== undefined]
  return { service, hasRegion, hasAccount, start, middle: others, end, isBucket: text === BUCKET }
}

const PLAIN_FORMAT = /^arn:\$\{Partition\}:([a-z\d-]+):(\$\{Region\})?:(\$\{Account\})?:(.+)$/

/** Whether a resource that begins as it must has all the rest, letter by letter. */
function hasAll(resource: string, { start, middle, end }: PlainFormat): boolean {
  let at = start.length
  for (const literal of middle) {
    const next = resource.indexOf(literal, at + 1)
    if (next < 0) return false
    at = next + literal.length
  }
  return resource.length - end.length > at && resource.endsWith(end)
}

function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?')
}
