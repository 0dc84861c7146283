import { CharSet, DFA, ENFA } from 'refa'

import type { Pattern } from '../../../src/policy/pattern/pattern.ts'

const MAX = 0xff_ff
const ANY = CharSet.all(MAX)

/** The non-empty texts of a closed pattern, as an automaton of the library refa. */
export function refaAutomaton(pattern: Pattern): DFA {
  const builder = new ENFA.Builder(ENFA.nodeFactory)
  let at = builder.initial
  const step = (via: CharSet | null): void => {
    const next = builder.createNode()
    builder.linkNodes(at, next, via)
    at = next
  }
  for (const token of pattern.tokens) {
    if (token.is === 'text') for (const unit of codeUnits(token.text)) step(CharSet.fromCharacter(MAX, unit))
    else if (token.is === 'one') step(ANY)
    else {
      step(null)
      builder.linkNodes(at, at, ANY)
      step(null)
    }
  }
  builder.makeFinal(at)
  const texts = DFA.fromFA(ENFA.fromBuilder(builder, { maxCharacter: MAX }))
  return DFA.fromIntersection(texts, complementOf(DFA.emptyWord({ maxCharacter: MAX })))
}

export function complementOf(automaton: DFA): DFA {
  const other = automaton.copy()
  other.complement()
  return other
}

/** A text as refa takes one. */
export function codeUnits(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
}
