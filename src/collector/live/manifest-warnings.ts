import type { Warning } from '../../model/warning.ts'
import type { Manifest } from './manifest.ts'

/** What a collection itself has to say of its night. */
export function manifestWarnings({ missed, gone, lacking, resumedAt, startedAt }: Manifest): readonly Warning[] {
  return [
    ...resumedAt.map((at): Warning => ({
      code: 'RESUMED',
      message: `the collection of ${startedAt} stopped, and went on at ${at}`,
      subject: null,
    })),
    ...gone.map(({ part, arn }): Warning => ({
      code: 'DELETED_DURING_COLLECTION',
      message: `it was gone when ${part} were asked for`,
      subject: arn,
    })),
    ...lacking.map(({ part, arn, detail }): Warning => ({
      code: 'NOT_READ',
      message: `${part}: ${detail}`,
      subject: arn,
    })),
    ...missed.map(({ part, arn, code }): Warning => ({ code: 'NOT_READ', message: `${part}: ${code}`, subject: arn })),
  ]
}
