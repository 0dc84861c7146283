import { RolecallError } from '../../model/error.ts'
import { CallError } from './call.ts'
import { UnreadableAnswer } from './unreadable-answer.ts'

/**
 * A failure that ended a collection, as its user should read it.
 *
 * @param directory where the answers so far are kept; null where none are
 */
export function explained(error: unknown, directory: string | null): unknown {
  const kept = directory === null ? '' : `\nWhat came is kept in ${directory}.`
  if (error instanceof UnreadableAnswer) {
    return new RolecallError('AWS', error.message, { hint: `Nothing was recorded.${kept}`, cause: error })
  }
  if (!(error instanceof CallError)) return error
  if (error.failure === 'interrupted') {
    const hint =
      directory === null ? 'Nothing was recorded.' : `Nothing was recorded; rolecall collect --resume goes on.${kept}`
    return new RolecallError('INTERRUPTED', 'interrupted', { hint, cause: error })
  }
  return new RolecallError('AWS', error.message, {
    hint: `Nothing was recorded. ${ADVICE[error.failure]}${kept}`,
    cause: error,
  })
}

const ADVICE: Readonly<Record<Exclude<CallError['failure'], 'interrupted'>, string>> = {
  denied: 'rolecall collect --print-policy core prints what the caller must be allowed; --check tries it.',
  absent: 'Try again.',
  credentials: 'Log in again, then rolecall collect --resume goes on, for 60 minutes.',
  unreachable: 'When the network is back, rolecall collect --resume goes on, for 60 minutes.',
  busy: 'Try again later with rolecall collect --resume, and a smaller --max-rps.',
  refused: 'Try again; if it stays so, this is no answer that IAM gives.',
}
