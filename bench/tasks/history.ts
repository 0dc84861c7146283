import { statSync } from 'node:fs'

import { captureFiles } from '../../src/collector/file.ts'
import type { Capture, CaptureRecord } from '../../src/model/capture.ts'
import { openForRecording, recordNight } from '../../src/store/index.ts'
import { movedLists, nightLists, takenAt } from '../generate/night.ts'
import type { Detail } from '../generate/entities.ts'
import type { AccountSize } from '../generate/size.ts'

/** Records a history of so many nights, and gives back the bytes of the file after each. */
export function recordHistory(path: string, size: AccountSize, nights: number): readonly number[] {
  const db = openForRecording(path)
  const first = capture(nightLists(size, { night: 0 }), 0)
  const records = new Map([...first.records].map((record) => [keyOf(record), record]))
  const sizes: number[] = []
  for (let night = 0; night < nights; night++) {
    const moved = night === 0 ? first : capture(movedLists(size, night), night)
    for (const record of moved.records) records.set(keyOf(record), record)
    const whole: Capture = { ...first, takenAt: takenAt(night), records: records.values() }
    recordNight(db, path, whole, {
      replace: false,
      toolVersion: 'bench',
      inputHash: `night ${night}`,
      startedAt: takenAt(night),
      finishedAt: takenAt(night),
    })
    sizes.push(statSync(path).size)
  }
  db.close()
  return sizes
}

/** Only what moved is read again: what it means for the store to keep a night does not depend on the reading. */
function capture(lists: ReadonlyMap<string, Iterable<Detail>>, night: number): Capture {
  const bytes = Buffer.from(
    JSON.stringify(Object.fromEntries([...lists].map(([name, entities]) => [name, [...entities]]))),
  )
  return captureFiles([{ name: `night ${night}`, bytes, ascii: false, hash: Promise.resolve('') }], {
    takenAt: takenAt(night),
    now: takenAt(night),
    isKnown: () => false,
  })
}

function keyOf({ kind, arn }: CaptureRecord): string {
  return `${kind} ${arn}`
}
