import type { Context } from '../../../src/policy/request.ts'
import type { Ternary } from './ternary.ts'

/** One place of a pattern: a character that stands for itself, `?`, or `*`. */
export type Place = { readonly char: string } | 'one' | 'many'

/** A text of a policy in one request: places, or that a variable in it has no value, or that we cannot read it. */
export type Resolved = readonly Place[] | 'no value' | 'unreadable'

export type LanguageVersion = '2008-10-17' | '2012-10-17'

/** The text once variables are replaced; what replaces one stands for itself. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html} */
export function resolve(text: string, version: LanguageVersion, context: Context, wildcards: boolean): Resolved {
  const places: Place[] = []
  let hasNoValue = false
  let rest = text
  while (rest !== '') {
    if (version === '2012-10-17' && rest.startsWith('${')) {
      const variable = VARIABLE.exec(rest)
      if (variable === null) return 'unreadable'
      const [whole, special, key = '', fallback] = variable
      const value = special ?? valueOf(key, fallback, context)
      if (value === null) return 'unreadable'
      if (value === undefined) hasNoValue = true
      else for (const char of value.split('')) places.push({ char })
      rest = rest.slice(whole.length)
    } else {
      const char = rest.charAt(0)
      places.push(wildcards && char === '*' ? 'many' : wildcards && char === '?' ? 'one' : { char })
      rest = rest.slice(1)
    }
  }
  return hasNoValue ? 'no value' : places
}

const VARIABLE = /^\$\{(?:([*?$])|([^\s{}'",$*?]+)(?:, '([^']*)')?)\}/

/** Undefined where the request lacks the key; null where that is a question the documentation leaves open. */
function valueOf(key: string, fallback: string | undefined, context: Context): string | null | undefined {
  const value = context.get(key.toLowerCase())
  if (value === undefined) return fallback
  if (typeof value === 'string') return value
  return fallback === undefined ? undefined : null
}

/** Whether the places spell the text: `*` is tried with every length. */
export function spells(places: readonly Place[], text: string): boolean {
  let reached = new Set([0])
  for (const place of places) {
    const next = new Set<number>()
    for (const at of reached) {
      if (place === 'many') for (let end = at; end <= text.length; end++) next.add(end)
      else if (at < text.length && (place === 'one' || place.char === text.charAt(at))) next.add(at + 1)
    }
    reached = next
  }
  return reached.has(text.length)
}

/** A pattern with a variable that has no value is like nothing. */
export function isLike(pattern: Resolved, text: string): Ternary {
  if (pattern === 'unreadable') return null
  return pattern !== 'no value' && spells(pattern, text)
}

/** The texts of a scalar or list; null where something in it is no text, number or boolean. */
export function textsOf(value: unknown): readonly string[] | null {
  const texts: string[] = []
  for (const item of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
    if (typeof item !== 'string' && typeof item !== 'number' && typeof item !== 'boolean') return null
    texts.push(String(item))
  }
  return texts
}
