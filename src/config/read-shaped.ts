import type { z } from 'zod'

import { RolecallError } from '../model/error.ts'
import { misfitOf } from './misfit.ts'
import { parseJson } from './parse-json.ts'
import { readText } from './read-text.ts'

/**
 * Reads a small JSON file of a known shape, whose own words say what each member is expected to be.
 *
 * @param hint how such a file looks
 * @throws RolecallError INPUT where it cannot be read, or naming file, JSON path, found, expected and what is near
 */
export function readShaped<Shape extends z.ZodType>(path: string, shape: Shape, hint: string): z.output<Shape> {
  const json = parseJson(readText(path), path)
  const result = shape.safeParse(json)
  if (result.success) return result.data
  const { path: place, expected, found, near } = misfitOf(shape, json, result.error)
  throw new RolecallError('INPUT', `${path}: at ${place}: expected ${expected}, found ${found}`, {
    hint: near.length === 0 ? hint : `Did you mean ${near.join(', ')}? ${hint}`,
  })
}
