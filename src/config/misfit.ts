import { z } from 'zod'

import { describe } from '../util/describe.ts'
import { memberOf } from '../util/members.ts'
import { nearest } from '../util/nearest.ts'
import { pathOf } from './path-of.ts'

/** What is wrong with a value: where in it, what stands there, and what should. */
export interface Misfit {
  /** From `$`, such as `$.params["role-unused"].days`. */
  readonly path: string
  readonly expected: string
  readonly found: string
  /** Names that a misspelt one may have meant. */
  readonly near: readonly string[]
}

/** The first thing that is wrong with a value, as a shape's own words tell it; a misspelt member comes with what is near. */
export function misfitOf(shape: z.ZodType, value: unknown, error: z.ZodError): Misfit {
  const issue = error.issues.find(({ code }) => code === 'unrecognized_keys') ?? error.issues[0]
  const steps = issue?.path ?? []
  const at = steps.reduce<unknown>((inner, step) => memberOf(inner, step), value)
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    const known = membersAt(shape, steps)
    return {
      path: pathOf([...steps, key]),
      expected: `one of ${known.join(', ')}`,
      found: `the member ${JSON.stringify(key)}`,
      near: nearest(key, known),
    }
  }
  if (issue?.code === 'invalid_key') {
    const [inner] = issue.issues
    const key = steps.at(-1)
    const expected = inner?.message ?? 'another name'
    return { path: pathOf(steps), expected, found: `the member ${JSON.stringify(String(key))}`, near: [] }
  }
  return { path: pathOf(steps), expected: issue?.message ?? 'something else', found: describe(at), near: [] }
}

/** The members that a shape knows at a place. */
function membersAt(shape: z.ZodType, steps: readonly PropertyKey[]): readonly string[] {
  const inner = steps.reduce<unknown>((at, step) => {
    const plain = bare(at)
    if (plain instanceof z.ZodObject) return plain.shape[String(step)]
    if (plain instanceof z.ZodArray) return plain.element
    return plain instanceof z.ZodRecord ? plain.valueType : undefined
  }, shape)
  const plain = bare(inner)
  return plain instanceof z.ZodObject ? Object.keys(plain.shape) : []
}

function bare(shape: unknown): unknown {
  return shape instanceof z.ZodOptional ? bare(shape.unwrap()) : shape
}
