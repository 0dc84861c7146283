import { BUCKET } from '../policy/action/bucket-format.ts'
import type { Action } from '../policy/action/table.ts'
import { fitsFormat } from '../policy/check/fits-format.ts'
import { isOfTwoLists } from '../policy/check/is-of-two-lists.ts'
import { all, ALWAYS, any, type Formula, NEVER } from '../policy/formula.ts'

/** Which resources an action can be asked of. */
export interface TakenResources {
  /** Whether AWS's table tells; otherwise any may be. */
  readonly isKnown: boolean
  /** Whether it may take a resource, or some of those that a pattern stands for; `*` stands for whatever it takes. */
  readonly includes: (resource: string) => boolean
  /** What one that is left open is among, by the formats of its ARNs: none that only looks like a bucket. */
  readonly within: Formula
}

/**
 * The resources that an action takes, by the ARNs of the resource types that AWS lists for it. In S3, whose buckets have
 * neither a region nor an account, the objects in a bucket are told from it by the slash that its name cannot have.
 * {@link https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html#actions_table}
 * {@link https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html}
 *
 * @param action undefined for one that AWS's table lacks
 */
export function takenResources(action: Action | undefined, partition: string): TakenResources {
  if (action === undefined) return UNTOLD
  const formats = action.resources.flatMap(({ arns }) => arns)
  if (formats.length === 0) return NONE
  if (isOfTwoLists(action)) return UNTOLD
  const requiresSome = action.resources.some(({ required }) => required)
  return {
    isKnown: true,
    includes: (resource) => resource === '*' || formats.some(fitsFormat(resource)),
    within: any([oneOf(requiresSome ? [] : ['${*}']), withinFormats(formats, partition)]),
  }
}

const UNTOLD: TakenResources = { isKnown: false, includes: () => true, within: ALWAYS }

/** Of an action that takes no resource, and is asked of `*`. */
const NONE: TakenResources = { isKnown: true, includes: (resource) => resource === '*', within: ALWAYS }

/** What looks like a bucket is one, an object in one, or neither, though a `*` for a region would take it. */
function withinFormats(formats: readonly string[], partition: string): Formula {
  const forms = (some: readonly string[]): Formula => oneOf(some.map((format) => formOf(format, partition)))
  if (!formats.includes(BUCKET)) return forms(formats)
  const objects = formats.filter((format) => format.startsWith(`${BUCKET}/`))
  const others = formats.filter((format) => format !== BUCKET && !objects.includes(format))
  return any([
    all([forms([BUCKET]), noneOf('*/*')]),
    forms(objects),
    all([forms(others), noneOf(formOf(BUCKET, partition))]),
  ])
}

/** A name is a character at least; a region or an account may be none. */
function formOf(format: string, partition: string): string {
  return format
    .replaceAll('${Partition}', partition)
    .replaceAll(/\$\{(?:Region|Account)\}/g, '*')
    .replaceAll(/\$\{[^}]*\}/g, '?*')
}

function oneOf(patterns: readonly string[]): Formula {
  return patterns.length === 0 ? NEVER : { is: 'resource', among: { patterns, except: false } }
}

function noneOf(pattern: string): Formula {
  return { is: 'resource', among: { patterns: [pattern], except: true } }
}
