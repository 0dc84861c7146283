import type { Pattern } from '../pattern/pattern.ts'
import { literalText } from './operators/literal-text.ts'
import type { Kinds } from './operators/operator.ts'
import type { Reading } from './reading.ts'

type Points = Extract<Kinds, { are: 'points' }>

/** Values that a family compares, and how to sample what lies between. */
export type PointsAsked = Pick<Points, 'of' | 'samples'> & { readonly values: readonly string[] }

/** What tests ask of one value, by kind: operators that differ in negation alone ask the same. */
export interface KindsAsked {
  /** Patterns of texts, a group a test. */
  readonly texts: readonly (readonly Pattern[])[]
  readonly arns: readonly (readonly Pattern[])[]
  /** Lower-case texts, of which any spelling will do. */
  readonly spellings: readonly (readonly string[])[]
  /** Per family. */
  readonly points: readonly PointsAsked[]
}

/** Sorts what tests ask for, each once. */
export function kindsAsked(readings: readonly Reading[]): KindsAsked {
  const texts = new Map<string, readonly Pattern[]>()
  const arns = new Map<string, readonly Pattern[]>()
  const spellings = new Map<string, readonly string[]>()
  const points = new Map<Points['of'], { samples: Points['samples']; values: Set<string> }>()
  for (const { operator, values } of readings) {
    const { kinds } = operator
    const text = JSON.stringify(values.map((value) => value.text))
    switch (kinds.are) {
      case 'texts':
        texts.set(text, values)
        break
      case 'arns':
        arns.set(text, values)
        break
      case 'spellings': {
        const lower = [...new Set(values.map((value) => kinds.among(literalText(value) ?? '')))]
        spellings.set(JSON.stringify(lower), lower)
        break
      }
      case 'points': {
        const known = points.get(kinds.of) ?? { samples: kinds.samples, values: new Set() }
        points.set(kinds.of, known)
        for (const value of values) known.values.add(literalText(value) ?? '')
        break
      }
      default:
        kinds satisfies never
    }
  }
  return {
    texts: [...texts.values()],
    arns: [...arns.values()],
    spellings: [...spellings.values()],
    points: [...points].map(([of, { samples, values }]) => ({ of, samples, values: [...values] })),
  }
}
