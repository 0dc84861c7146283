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
  if (error instanceof RolecallError && error.code === 'DATABASE' && directory !== null) {
    const hint = [error.hint, `What came is kept in ${directory}; rolecall collect --resume goes on, for 60 minutes.`]
    return new RolecallError('DATABASE', error.message, { hint: hint.filter(Boolean).join('\n'), cause: error })
  }
  if (!(error instanceof CallError)) return error
  const resume =
    directory === null ? '' : `\nWhat came is kept in ${directory}; rolecall collect --resume goes on, for 60 minutes.`
  const [code, message] =
    error.failure === 'interrupted' ? (['INTERRUPTED', 'interrupted'] as const) : (['AWS', error.message] as const)
  const hint = ['Nothing was recorded.', ADVICE[error.failure]].filter(Boolean).join(' ')
  return new RolecallError(code, message, { hint: `${hint}${resume}`, cause: error })
}

const ADVICE: Readonly<Record<CallError['failure'], string>> = {
  interrupted: '',
  denied: 'rolecall collect --print-policy core prints what the caller must be allowed; --check tries it.',
  absent: 'Try again.',
  credentials: 'Check the credentials (--profile, AWS_PROFILE, the environment), or log in again.',
  unreachable: 'Check the network and the endpoint.',
  busy: 'Try again later, with a smaller --max-rps.',
  refused: 'Try again; if it stays so, this is no answer that IAM gives.',
}
