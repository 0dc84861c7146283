/** What the documentation says of a question; null where it says nothing, or two things. */
export type Ternary = boolean | null

/** Whether all hold: one that does not is enough for no. */
export function allOf(parts: readonly Ternary[]): Ternary {
  if (parts.includes(false)) return false
  return parts.includes(null) ? null : true
}

/** Whether one holds. */
export function anyOf(parts: readonly Ternary[]): Ternary {
  if (parts.includes(true)) return true
  return parts.includes(null) ? null : false
}

export function negate(part: Ternary): Ternary {
  return part === null ? null : !part
}
