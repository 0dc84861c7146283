import { intersects } from '../pattern/intersects.ts'
import { parsePattern } from '../pattern/parse.ts'

/**
 * Whether a resource that a statement names may be one of a type, by the format of its ARNs; what varies in either may
 * be any text, and none only where the format has a region or an account.
 * {@link https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html}
 *
 * @example fitsFormat('arn:aws:s3:::bun', 'arn:${Partition}:s3:::${BucketName}/${ObjectName}') // false
 */
export function fitsFormat(text: string, format: string): boolean {
  if (format === BUCKET && NOT_A_BUCKET.test(text)) return false
  const parts = partsOf(text)
  const formats = partsOf(format)
  if (parts.length < PARTS || formats.length < PARTS) return meet(text, format)
  if (parts.every((part, index) => meet(part, formats[index] ?? ''))) return true
  // A `*` may stand for several parts, where those that the statement names after it can be within the resource.
  return (
    formats.at(-1)?.includes(':') === true && parts.slice(0, -1).some((part) => /[*$]/.test(part)) && meet(text, format)
  )
}

const PARTS = 6

/** A bucket's name has no slash. {@link https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html} */
const BUCKET = 'arn:${Partition}:s3:::${BucketName}'
const NOT_A_BUCKET = /^arn:[^:]*:s3:::[^$]*\//

/** The parts of an ARN, of which the sixth has all that follows; a colon within a variable parts nothing. */
function partsOf(arn: string): readonly string[] {
  const marked = arn.replace(/\$\{[^}]*\}/g, (variable) => variable.replaceAll(':', MARK))
  const all = marked.split(':').map((part) => part.replaceAll(MARK, ':'))
  return all.length <= PARTS ? all : [...all.slice(0, PARTS - 1), all.slice(PARTS - 1).join(':')]
}

/** A character that no policy has. */
const MARK = '\u0000'

function meet(text: string, format: string): boolean {
  if (!/[*?$]/.test(text) && !format.includes('$')) return text === format
  // AWS's own documents of Systems Manager have no account, whatever their format says: arn:aws:ssm:eu-west-1::document/…
  const open = format.replace(/\$\{[^}]*\}/g, (name) => (/^\$\{(?:Region|Account)\}$/.test(name) ? '*' : '?*'))
  if (text === '*' && open !== '') return true
  if (text === '') return /^\**$/.test(open)
  if (open === '') return /^\*+$/.test(text)
  return intersects(parsePattern(text), parsePattern(open))
}
