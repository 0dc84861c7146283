import { RolecallError } from '../model/error.ts'
import type { Judgement } from './judge-night.ts'

/**
 * Refuses an audit of which no query could be answered: with nothing looked at, nothing found would pass for a clean
 * account.
 *
 * @throws RolecallError UNANSWERABLE, or USAGE where each only had to be told something; one query's own error where it
 * was asked alone
 */
export function refuseUnanswered(judgements: readonly Pick<Judgement, 'unanswerable'>[]): void {
  const errors = judgements.flatMap(({ unanswerable }) => unanswerable ?? [])
  const [first, ...others] = errors
  if (first === undefined || errors.length < judgements.length) return
  if (others.length === 0) throw first
  const code = errors.every((error) => error.code === 'USAGE') ? 'USAGE' : 'UNANSWERABLE'
  const left = errors.length - SHOWN
  const reasons = [...errors.slice(0, SHOWN).map(({ message }) => message), ...(left > 0 ? [`and ${left} more`] : [])]
  throw new RolecallError(code, `audit: none of ${errors.length} queries could be answered: ${reasons.join('; ')}`, {
    hint: '`rolecall query NAME` says of each what it lacks.',
  })
}

/** As many reasons as a reader takes in. */
const SHOWN = 3
