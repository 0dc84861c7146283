import type { PatternSet } from '../../../policy/document/policy.ts'
import { includes } from '../../../policy/pattern/includes.ts'
import { intersects } from '../../../policy/pattern/intersects.ts'
import { mayMatch } from '../../../policy/pattern/may-match.ts'
import { parsePattern } from '../../../policy/pattern/parse.ts'
import type { Pattern } from '../../../policy/pattern/pattern.ts'

/** Whether a Resource takes every ARN of a pattern; a NotResource does unless it leaves out them all. */
export function covers({ patterns, except }: PatternSet, arn: Pattern): boolean {
  return patterns.some((text) => includesAll(text, arn)) !== except
}

/** Whether a Resource or NotResource certainly takes every ARN of a pattern, so that a Deny of it leaves none. */
export function leavesNothing({ patterns, except }: PatternSet, arn: Pattern): boolean {
  if (except) return !patterns.some((text) => intersects(parsePattern(text), arn))
  return patterns.some((text) => includesAll(text, arn))
}

/**
 * Whether a Resource names ARNs of a pattern's kind: of its service, region and account, part by part, since a `*` that
 * runs over several parts would name anything.
 */
export function names({ patterns, except }: PatternSet, arn: Pattern): boolean {
  return except || patterns.some((text) => isOfKind(text, arn.text))
}

function isOfKind(text: string, arn: string): boolean {
  const given = partsOf(text)
  const parts = partsOf(arn)
  if (given.length < ARN_PARTS || parts.length < ARN_PARTS) return intersects(parsePattern(text), parsePattern(arn))
  return given.every((part, index) => {
    const other = parts[index] ?? ''
    return part === other || part === '*' || other === '*' || intersects(parsePattern(part), parsePattern(other))
  })
}

const ARN_PARTS = 6

/** The parts of an ARN; colons after the account belong to the resource. */
function partsOf(text: string): readonly string[] {
  const parts = text.split(':')
  return parts.length <= ARN_PARTS ? parts : [...parts.slice(0, ARN_PARTS - 1), parts.slice(ARN_PARTS - 1).join(':')]
}

function includesAll(text: string, arn: Pattern): boolean {
  return text === '*' || (mayMatch(text, arn.text) && includes(parsePattern(text), arn))
}
