import { z } from 'zod'

import type { Members } from '../../model/fact.ts'
import { memberOf } from '../../util/members.ts'
import { UnreadableAnswer } from '../live/unreadable-answer.ts'
import { fit } from '../pages.ts'
import type { Answer } from './part-plan.ts'

/** A call that AWS answered, not with an error. */
export interface Answered {
  readonly input: Members
  readonly output: Members
}

/** The answers of one operation, those that are errors left out. */
export function* answered(answers: Iterable<Answer>, operation: string): Generator<Answered> {
  for (const { operation: asked, input, output } of answers)
    if (asked === operation && output !== null) yield { input, output }
}

/**
 * Reads a value of an answer as a shape.
 *
 * @param path where in the answer it stands, such as `.Role`
 * @throws UnreadableAnswer naming operation, place, expected and found
 */
export function readAs<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
  operation: string,
  path = '',
): z.infer<Shape> {
  const result = fit(shape, value)
  if ('value' in result) return result.value
  throw new UnreadableAnswer(
    `${operation}: at $${path}${result.path}: expected ${result.expected}, found ${result.found}`,
  )
}

/** A member as a key to go by, such as a name or a marker; empty where there is none. */
export function keyIn(members: Members, member: string): string {
  const value = memberOf(members, member)
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
}

/** Reads a member of an answer as a shape. @throws UnreadableAnswer as above */
export function readMember<Shape extends z.ZodType>(
  shape: Shape,
  output: Members | null,
  operation: string,
  member: string,
): z.infer<Shape> {
  return readAs(shape, memberOf(output, member), operation, `.${member}`)
}

/** Reads a list of an answer, its items as a shape; one that is left out is empty. @throws UnreadableAnswer as above */
export function readList<Shape extends z.ZodType>(
  item: Shape,
  output: Members | null,
  operation: string,
  member: string,
): readonly z.infer<Shape>[] {
  return readMember(z.array(item, { error: 'a list' }).nullish(), output, operation, member) ?? []
}
