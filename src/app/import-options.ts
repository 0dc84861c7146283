import { parseDate } from '../model/date-form.ts'
import { RolecallError } from '../model/error.ts'
import { AUTHORIZATION_PARTS, type AuthorizationPart } from '../model/part.ts'

/** A time as a user types it, in milliseconds since 1970. @throws RolecallError USAGE where it is none */
export function momentOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const ms = parseDate(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text)
  if (ms === null) {
    throw new RolecallError(
      'USAGE',
      `--taken-at: expected an ISO 8601 time such as 2026-11-21T02:00:00Z, found ${JSON.stringify(text)}`,
    )
  }
  return ms
}

/** Names of parts as a user types them. @throws RolecallError USAGE where one is none */
export function listsOf(names: readonly string[] | undefined): readonly AuthorizationPart[] | undefined {
  return names?.map((name) => {
    const part = AUTHORIZATION_PARTS.find((known) => known === name)
    if (part === undefined)
      throw new RolecallError(
        'USAGE',
        `--lists: expected ${AUTHORIZATION_PARTS.join(', ')}, found ${JSON.stringify(name)}`,
      )
    return part
  })
}

/** Words that mean a night already. */
const TAKEN: ReadonlySet<string> = new Set(['latest', 'first'])

/** Checks a name for a night. @throws RolecallError USAGE where it could not be told from another REF */
export function checkLabel(label: string | undefined): void {
  if (label === undefined || (/^[a-z][\w.-]*$/.test(label) && !TAKEN.has(label))) return
  throw new RolecallError(
    'USAGE',
    `--label: expected a word such as before-migration ([a-z][\\w.-]*, not latest or first), found ${JSON.stringify(label)}`,
  )
}
