/**
 * What a piece of work gives, unless the run ends before: work that cannot be called off is left to itself.
 *
 * @throws Error, its cause the signal's reason, where that fires first; whatever the work throws
 */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const over = new AbortController()
  const ended = new Promise<never>((_, reject) => {
    const end = () => reject(new Error('the run was ended', { cause: signal.reason }))
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true, signal: over.signal })
  })
  try {
    return await Promise.race([work, ended])
  } finally {
    over.abort()
  }
}
