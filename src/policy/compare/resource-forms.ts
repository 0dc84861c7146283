import { byCodeUnit } from '../../model/compare.ts'
import { rememberedWeakly } from '../../util/remembered-weakly.ts'
import { BUCKET } from '../action/bucket-format.ts'
import type { Action } from '../action/table.ts'
import { parsePattern } from '../pattern/parse.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { ANY_RESOURCE } from './universe.ts'
import { fitsAny } from './words.ts'

/** What a resource looks like: it fits one of the former, and none of the latter. */
export interface ResourceForm {
  readonly within: readonly Pattern[]
  readonly outside: readonly Pattern[]
}

/**
 * What a resource of an action looks like, the most telling form first: ARNs of its resource types in one region of an
 * example account, ARNs anywhere; `*` for an action that takes no resource. Of an action that AWS's table lacks, anything.
 * {@link https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html}
 */
export function resourceForms(action: Action | undefined): readonly ResourceForm[] {
  return action === undefined ? ANY : formsOf(action)
}

const formsOf = rememberedWeakly(({ resources }: Action): readonly ResourceForm[] => {
  const arns = resources.flatMap((resource) => resource.arns).sort(byLength)
  if (arns.length === 0) return [{ within: [STAR], outside: [] }]
  const outside = arns.includes(BUCKET) && !arns.some((arn) => arn.startsWith(`${BUCKET}/`)) ? [IN_BUCKET] : []
  return [EXAMPLE, {}].map((example) => ({ within: arns.map((arn) => parsePattern(filledIn(arn, example))), outside }))
})

/** Whether a resource is one that an action takes, by AWS's formats; of an action that the table lacks, any may be. */
export function takes(action: Action | undefined, resource: string): boolean {
  const form = resourceForms(action).at(-1)
  return form !== undefined && fitsAny(form.within, resource) && !fitsAny(form.outside, resource)
}

/** The shortest is the plainest: of S3's objects, the one that is no access point's. */
function byLength(a: string, b: string): number {
  return a.length - b.length || byCodeUnit(a, b)
}

const IN_BUCKET = parsePattern('arn:*:s3:::*/*')

const ANY: readonly ResourceForm[] = [{ within: [ANY_RESOURCE], outside: [] }]

const STAR = parsePattern('${*}')

const EXAMPLE: Readonly<Record<string, string>> = { partition: 'aws', region: 'us-east-1', account: '123456789012' }

/** An ARN's format with its places filled in; those without an example are one character at least. */
function filledIn(arn: string, example: Readonly<Record<string, string>>): string {
  return arn.replaceAll(/\$\{([^}]*)\}/g, (_, place: string) => example[place.toLowerCase()] ?? '?*')
}
