import type { Session } from './session.ts'

/** Runs work that a signal calls off, so that it ends in order; the exit code is then the signal's. */
export async function interruptible<Result>(
  session: Session,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController()
  const stopListening = session.io.onSignal((exitCode) => {
    session.signalled = exitCode
    controller.abort()
  })
  try {
    return await work(controller.signal)
  } finally {
    stopListening()
  }
}
