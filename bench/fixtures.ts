import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'

import { takenAt, writeNight } from './generate/night.ts'
import type { AccountSize } from './generate/size.ts'
import type { Fixtures } from './measure.ts'
import { runProgram, runTask } from './run/processes.ts'

/** Files of one account in a folder, each made once. */
export function fixturesIn(folder: string, size: AccountSize): Fixtures {
  let databases = 0
  const fresh = (): string => join(folder, `${size.name}-${++databases}.db`)
  const written = kept(async (name) => {
    const [night, form] = name.split('-')
    const path = join(folder, `${size.name}-${name}.json`)
    await writeNight(path, size, { night: Number(night), encoded: form === 'encoded' })
    return path
  })
  const recorded = kept(async (form) => {
    const path = fresh()
    await runProgram('import', await written(`0-${form}`), '--taken-at', takenAtText(0), '--db', path)
    return path
  })
  const month = kept(async (nights) => {
    const path = fresh()
    const { found } = await runTask('history', path, size.name, nights)
    return { path, sizes: found }
  })
  return {
    size,
    fresh,
    night: async (night, form) => written(`${night}-${form}`),
    firstNight: async (form) => {
      const copy = fresh()
      await copyFile(await recorded(form), copy)
      return copy
    },
    month: async () => month('31'),
  }
}

/** What is made once for each name. */
function kept<Value>(make: (name: string) => Promise<Value>): (name: string) => Promise<Value> {
  const made = new Map<string, Promise<Value>>()
  return async (name) => {
    const making = made.get(name) ?? make(name)
    made.set(name, making)
    return making
  }
}

/** When a night was taken, as `--taken-at` wants it. */
export function takenAtText(night: number): string {
  return new Date(takenAt(night)).toISOString()
}
