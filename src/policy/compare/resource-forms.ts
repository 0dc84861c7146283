import { byCodeUnit } from '../../model/compare.ts'
import type { Action } from '../action/table.ts'
import { parsePattern } from '../pattern/parse.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { ANY_RESOURCE } from './universe.ts'

/**
 * What a resource of an action looks like, the most telling form first: ARNs of its resource types in one region of an
 * example account, ARNs anywhere; `*` for an action that takes no resource; at last, anything.
 * {@link https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html}
 */
export function resourceForms(action: Action | undefined): readonly (readonly Pattern[])[] {
  const arns = [...(action?.resources.flatMap((resource) => resource.arns) ?? [])].sort(byLength)
  if (action !== undefined && arns.length === 0) return [[STAR], [ANY_RESOURCE]]
  if (arns.length === 0) return [[ANY_RESOURCE]]
  return [
    arns.map((arn) => parsePattern(filledIn(arn, EXAMPLE))),
    arns.map((arn) => parsePattern(filledIn(arn, {}))),
    [ANY_RESOURCE],
  ]
}

/** The shortest is the plainest: of S3's objects, the one that is no access point's. */
function byLength(a: string, b: string): number {
  return a.length - b.length || byCodeUnit(a, b)
}

const STAR = parsePattern('${*}')

const EXAMPLE: Readonly<Record<string, string>> = { partition: 'aws', region: 'us-east-1', account: '123456789012' }

/** An ARN's format with its places filled in; those without an example are one character at least. */
function filledIn(arn: string, example: Readonly<Record<string, string>>): string {
  return arn.replaceAll(/\$\{([^}]*)\}/g, (_, place: string) => example[place.toLowerCase()] ?? '?*')
}
