import { readPackage } from '../util/asset.ts'

/** The program's version, from its own package. */
export function version(): string {
  return readPackage().version
}
