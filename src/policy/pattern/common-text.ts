import { rememberedWeakly } from '../../util/remembered-weakly.ts'
import type { Pattern } from './pattern.ts'

/**
 * A text that two patterns without variables both take, each `*` standing for as little as will do.
 *
 * @returns null where there certainly is none, undefined where it takes too long to tell
 * @example
 * commonText(parsePattern('log-group:*:log-stream:*'), parsePattern('log-group:/app:*')) // 'log-group:/app:log-stream:'
 */
export function commonText(one: Pattern, other: Pattern): string | null | undefined {
  const [a, b] = [placesOf(one), placesOf(other)]
  const width = b.length + 1
  if (width * (a.length + 1) > MOST_PAIRS) return undefined
  const seen = new Uint8Array(width * (a.length + 1))
  const left: Step[] = []
  const push = (i: number, j: number, letter: number, before: Step | null): void => {
    if (seen[i * width + j] === 1) return
    seen[i * width + j] = 1
    left.push({ i, j, letter, before })
  }
  push(0, 0, NONE, null)
  for (let step = left.pop(); step !== undefined; step = left.pop()) {
    const { i, j } = step
    const [x, y] = [a[i] ?? NONE, b[j] ?? NONE]
    if (x === NONE && y === NONE) return lettersOf(step)
    // What is pushed last is tried first: to leave a `*` behind before it takes a letter.
    if (x === MANY && y !== MANY && y !== NONE) push(i, j + 1, y, step)
    if (y === MANY && x !== MANY && x !== NONE) push(i + 1, j, x, step)
    if (x === MANY) push(i + 1, j, NONE, step)
    if (y === MANY) push(i, j + 1, NONE, step)
    if (isOne(x) && isOne(y) && (x === y || x === ANY || y === ANY)) push(i + 1, j + 1, x === ANY ? y : x, step)
  }
  return null
}

/** What pairs of long patterns take is left to those who count their steps. */
const MOST_PAIRS = 65_536

/** In place of a letter's code: the end, one letter whichever, any run of letters. */
const NONE = -1
const ANY = -2
const MANY = -3

/** How far both patterns are read, with the letter that was read last. */
interface Step {
  readonly i: number
  readonly j: number
  readonly letter: number
  readonly before: Step | null
}

function isOne(place: number): boolean {
  return place >= 0 || place === ANY
}

const placesOf = rememberedWeakly(({ tokens }: Pattern): Int32Array => {
  const places: number[] = []
  for (const token of tokens) {
    if (token.is === 'variable') throw new RangeError(`a pattern with a variable: ${token.key}`)
    if (token.is !== 'text') places.push(token.is === 'one' ? ANY : MANY)
    else for (let at = 0; at < token.text.length; at++) places.push(token.text.charCodeAt(at))
  }
  return Int32Array.from(places)
})

function lettersOf(last: Step): string {
  const codes: number[] = []
  for (let step: Step | null = last; step !== null; step = step.before) {
    if (step.letter !== NONE) codes.push(step.letter === ANY ? X : step.letter)
  }
  return String.fromCharCode(...codes.toReversed())
}

const X = 'x'.charCodeAt(0)
