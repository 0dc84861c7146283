import pLimit from 'p-limit'

import { codeOf, isFatal } from './fatal.ts'

/** A part of which the first subjects all fail is given up: it would fail thousands of times, each after many attempts. */
export const STRIKES = 3

/** What came of each subject. */
interface Outcomes<Subject> {
  readonly done: (count: number) => void
  readonly gone: (subject: Subject, code: string) => void
  readonly missed: (subject: Subject, code: string) => void
}

/**
 * Works through subjects, a few at a time. What is gone since it was listed, and what could not be read, is told of; what
 * ends the run ends this.
 *
 * @throws what `isFatal` is true of; where every subject failed, what the first one failed with
 */
export async function forEach<Subject extends { readonly arn: string }>(
  subjects: readonly Subject[],
  work: (subject: Subject) => Promise<void>,
  concurrency: number,
  outcomes: Outcomes<Subject>,
): Promise<void> {
  const limit = pLimit(concurrency)
  const failures: { subject: Subject; error: unknown }[] = []
  let [answered, finished] = [0, 0]
  const fatal: unknown[] = []
  const passedOver: Subject[] = []
  const one = async (subject: Subject): Promise<void> => {
    if (fatal.length > 0) return
    if (answered === 0 && failures.length >= STRIKES) {
      passedOver.push(subject)
      return
    }
    try {
      await work(subject)
      answered += 1
    } catch (error) {
      if (isFatal(error)) fatal.push(error)
      else if (codeOf(error) === 'NoSuchEntity') {
        answered += 1
        outcomes.gone(subject, 'NoSuchEntity')
      } else failures.push({ subject, error })
    }
    finished += 1
    outcomes.done(finished)
  }
  const round = (some: readonly Subject[]) => Promise.all(some.map((subject) => limit(one, subject)))
  await round(subjects)
  // One that was under way when the others struck out may have succeeded after all: then nobody is given up.
  if (answered > 0) await round(passedOver.splice(0))
  for (const error of fatal) throw error
  const [first] = failures
  if (first !== undefined && answered === 0) throw first.error
  for (const { subject, error } of failures) outcomes.missed(subject, codeOf(error))
}
