import { decidesOn, type Verdict } from '../model/verdict.ts'
import type { Found } from './found.ts'

/** Of what was found tonight, what an earlier night says nothing about: it neither had it nor decides on its subject. */
export function undecidedOn(verdict: Verdict, found: readonly Found[]): readonly Found[] {
  const seen = new Set(verdict.found)
  return found.filter(({ fingerprint, subject }) => !seen.has(fingerprint) && !decidesOn(verdict, subject.arn))
}
