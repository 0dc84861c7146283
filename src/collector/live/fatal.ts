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

/** Whether what came is of no use to who asks again: a list that does not lead to its end, or an answer that cannot be read. */
export function isOfNoUse(error: unknown): boolean {
  return error instanceof UnreadableAnswer || (error instanceof CallError && error.failure === 'refused')
}
