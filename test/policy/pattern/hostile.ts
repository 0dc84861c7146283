const TEXT = 'a'.repeat(6144)
const LETTERS = Array.from({ length: 6000 }, (_, index) => String.fromCharCode(0x1_00 + index)).join('')

/** Patterns of about the most that a policy can hold, and texts that they match but for their ends. */
export const HOSTILE: readonly { readonly name: string; readonly pattern: string; readonly text: string }[] = [
  { name: 'many stars', pattern: `${'a*'.repeat(3071)}b`, text: TEXT },
  { name: 'many stars around parts', pattern: `${'*a?'.repeat(2047)}b`, text: TEXT },
  { name: 'a long part', pattern: `*b${'a'.repeat(6000)}*`, text: TEXT },
  { name: 'a long part, different in the middle', pattern: `*${'a'.repeat(1500)}b${'a'.repeat(1500)}*`, text: TEXT },
  { name: 'many question marks', pattern: `*${'?'.repeat(3000)}b*`, text: TEXT },
  { name: 'question marks between letters', pattern: `*${'a?'.repeat(1500)}b*`, text: TEXT },
  { name: 'parts just short enough to be tried', pattern: `${`*a${'a?'.repeat(7)}b`.repeat(300)}*`, text: TEXT },
  { name: 'long parts just short enough to be tried', pattern: `${`*b${'a'.repeat(248)}`.repeat(24)}*`, text: TEXT },
  { name: 'many different letters', pattern: `*${LETTERS}*`, text: LETTERS.slice(1).repeat(2) },
  { name: 'many different letters and question marks', pattern: `*${LETTERS}?b*`, text: LETTERS.repeat(2) },
]
