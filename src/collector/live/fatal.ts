import { CallError } from './call.ts'
import { UnreadableAnswer } from './unreadable-answer.ts'

/** Whether an error ends the run; what one part or one entity alone could not give does not. */
export function isFatal(error: unknown): boolean {
  if (error instanceof UnreadableAnswer) return false
  return !(error instanceof CallError) || ['credentials', 'unreachable', 'interrupted'].includes(error.failure)
}

/** The code under which a failure is kept. */
export function codeOf(error: unknown): string {
  if (!(error instanceof CallError)) return 'Unreadable'
  return error.failure === 'absent' ? 'NoSuchEntity' : error.code
}
