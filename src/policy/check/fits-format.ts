import { remembered } from '../../util/remembered.ts'
import { BUCKET } from '../action/bucket-format.ts'
import { intersects } from '../pattern/intersects.ts'
import { matches } from '../pattern/matches.ts'
import { parsePattern } from '../pattern/parse.ts'

/**
 * Whether a resource that a statement names may be one of a type, by the format of its ARNs; what varies in either may
 * be any text, and none only where the format has a region or an account.
 * {@link https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html}
 *
 * @example fitsFormat('arn:aws:s3:::bun')('arn:${Partition}:s3:::${BucketName}/${ObjectName}') // false
 */
export function fitsFormat(text: string): (format: string) => boolean {
  const isBucket = !NOT_A_BUCKET.test(text)
  const parts = partsOf(text)
  const isWideBefore = parts.some((part, index) => index < parts.length - 1 && /[*$]/.test(part))
  return (format) => {
    if (format === BUCKET && !isBucket) return false
    const formats = formatOf(format)
    if (parts.length < PARTS || formats.parts.length < PARTS) return meet(text, formats.whole)
    if (parts.every((part, index) => meet(part, formats.parts[index] ?? ''))) return true
    // A `*` may stand for several parts, where those that the statement names after it can be within the resource.
    return isWideBefore && formats.hasColon && meet(text, formats.whole)
  }
}

const PARTS = 6

const NOT_A_BUCKET = /^arn:[^:]*:s3:::[^$]*\//

/** AWS's formats are few, and each is read once. */
const formatOf = remembered((format: string) => {
  const parts = partsOf(format)
  return { parts: parts.map(opened), whole: opened(format), hasColon: parts.at(-1)?.includes(':') === true }
})

/** The parts of an ARN, of which the sixth has all that follows; a colon within a variable parts nothing. */
function partsOf(arn: string): readonly string[] {
  const all = arn.includes('${') ? splitMarked(arn) : arn.split(':')
  return all.length <= PARTS ? all : [...all.slice(0, PARTS - 1), all.slice(PARTS - 1).join(':')]
}

function splitMarked(arn: string): readonly string[] {
  const marked = arn.replace(/\$\{[^}]*\}/g, (variable) => variable.replaceAll(':', MARK))
  return marked.split(':').map((part) => part.replaceAll(MARK, ':'))
}

/** A character that no policy has. */
const MARK = '\u0000'

/** AWS's own documents of Systems Manager have no account, whatever their format says: arn:aws:ssm:eu-west-1::document/… */
function opened(format: string): string {
  return format.replace(/\$\{[^}]*\}/g, (name) => (/^\$\{(?:Region|Account)\}$/.test(name) ? '*' : '?*'))
}

const formPattern = remembered(parsePattern)

/** @param open a part of a format, what varies in it as wildcards */
function meet(text: string, open: string): boolean {
  if (open === '*') return true
  if (open === '?*') return text !== ''
  if (text === open) return true
  if (text === '') return /^\**$/.test(open)
  if (open === '') return /^\*+$/.test(text)
  const isPlain = !/[*?$]/.test(text)
  if (isPlain) return isOpen(open) && matches(formPattern(open), text)
  return text === '*' || intersects(parsePattern(text), formPattern(open))
}

/** Whether something varies in a part of a format. */
function isOpen(open: string): boolean {
  return open.includes('*') || open.includes('?')
}
