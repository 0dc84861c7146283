import { statSync } from 'node:fs'

/** Whether a path is a directory: pages that were saved, not a file. */
export function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
