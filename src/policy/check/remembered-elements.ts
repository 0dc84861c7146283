import { isObject } from '../document/canonical-json.ts'
import { writtenTexts } from './may-cover.ts'
import type { Rule } from './rule.ts'
import type { Statement } from './subject.ts'

/**
 * A function that answers once for all statements that are the same but for their Sid, their resources, what their
 * conditions compare with, and where they stand. Statements of an account differ in these and in little else. Null, of
 * which nothing is remembered, where the Sid is not one that IAM takes, one of the resources is no text, or something
 * goes deeper than in any policy.
 *
 * @param answer is shown the first of them
 * @param sees where it looks at less than all elements
 */
export function rememberedElements<Value>(
  answer: (statement: Statement) => Value,
  sees: Seen = {},
): (statement: Statement) => Value | null {
  let root = emptyPlace<Value>()
  let kept = 0
  const step: Step<Value> = (place, token) => {
    if (place.next !== null && place.token === token) return place.next
    let next = place.others?.get(token)
    if (next === undefined) {
      kept++
      next = emptyPlace<Value>()
      if (place.next === null) {
        place.token = token
        place.next = next
      } else (place.others ??= new Map<unknown, Place<Value>>()).set(token, next)
    }
    return next
  }
  return (statement) => {
    if (kept >= MOST_KEPT) {
      kept = 0
      root = emptyPlace<Value>()
    }
    const place = placeOf(statement, root, step, sees)
    if (place === null) return null
    place.found ??= { value: answer(statement) }
    return place.found.value
  }
}

type Seen = Pick<Rule, 'elements' | 'textElements'>

/** So many places are kept: an account at its quotas has some thousands. */
const MOST_KEPT = 65_536

/** Where statements stand that begin alike: those that end alike too end at one place. */
interface Place<Value> {
  /** What led on first, as at most places nothing else does. */
  token: unknown
  next: Place<Value> | null
  others: Map<unknown, Place<Value>> | null
  /** Of the statements that end here. */
  found: { readonly value: Value } | null
}

function emptyPlace<Value>(): Place<Value> {
  return { token: null, next: null, others: null, found: null }
}

/** From a place to the one that a name, a scalar or a bracket leads to. */
type Step<Value> = (place: Place<Value>, token: unknown) => Place<Value>

const LIST = Symbol('[')
const OBJECT = Symbol('{')
const END = Symbol('end')
/** A text, or a list of texts that is not empty. */
const TEXTS = Symbol('texts')

function placeOf<Value>(
  { json, version }: Statement,
  root: Place<Value>,
  step: Step<Value>,
  { elements, textElements }: Seen,
): Place<Value> | null {
  let place: Place<Value> | null = step(root, version)
  for (const name of Object.keys(json)) {
    const value = json[name]
    if (elements?.includes(name) === false) continue
    if (name === 'Sid') {
      if (typeof value !== 'string' || !/^[A-Za-z0-9]*$/.test(value)) return null
      continue
    }
    place = step(place, name)
    if (name === 'Resource') {
      if (!isTexts(value)) return null
    } else if (textElements?.includes(name) === true && isTexts(value)) place = step(place, TEXTS)
    else place = name === 'Condition' ? afterTests(value, place, step) : afterValue(value, place, step)
    if (place === null) return null
  }
  return place
}

/** Behind operators and keys of conditions; what they compare with counts only where it is no text, or decides what they ask. */
function afterTests<Value>(condition: unknown, start: Place<Value>, step: Step<Value>): Place<Value> | null {
  if (!isObject(condition)) return afterValue(condition, start, step)
  let place: Place<Value> | null = step(start, OBJECT)
  for (const operator of Object.keys(condition)) {
    const block = condition[operator]
    place = step(place, operator)
    if (isObject(block) && !/null/i.test(operator)) {
      place = step(place, OBJECT)
      for (const key of Object.keys(block)) {
        const value = block[key]
        place = step(place, key)
        place = isTexts(value) ? step(place, TEXTS) : afterValue(value, place, step)
        if (place === null) return null
      }
      place = step(place, END)
    } else place = afterValue(block, place, step)
    if (place === null) return null
  }
  return step(place, END)
}

/** Behind a value: no two values lead from one place to the same. */
function afterValue<Value>(value: unknown, start: Place<Value>, step: Step<Value>, depth = 0): Place<Value> | null {
  if (typeof value !== 'object' || value === null) return step(start, value)
  if (depth > DEEPEST) return null
  let place: Place<Value> | null = start
  if (isObject(value)) {
    place = step(place, OBJECT)
    for (const name of Object.keys(value)) {
      place = afterValue(value[name], step(place, name), step, depth + 1)
      if (place === null) return null
    }
    return step(place, END)
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  place = step(place, LIST)
  for (const item of list) {
    place = typeof item === 'string' ? step(place, item) : afterValue(item, place, step, depth + 1)
    if (place === null) return null
  }
  return step(place, END)
}

/** A Condition's lists are in its third level. */
const DEEPEST = 4

function isTexts(value: unknown): boolean {
  return typeof value === 'string' || (writtenTexts(value)?.length ?? 0) > 0
}
