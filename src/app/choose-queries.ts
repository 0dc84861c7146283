import { RolecallError } from '../model/error.ts'
import { SEVERITIES, type Severity } from '../model/severity.ts'
import { nearest } from '../util/nearest.ts'
import type { Query } from '../queries/query.ts'
import type { ListedQuery } from './answer-query.ts'

/** Which of the queries to audit with: names or themes to keep or to leave out, and how much a finding must matter. */
export interface Choice {
  readonly only: readonly string[]
  readonly skip: readonly string[]
  readonly minSeverity: Severity
}

/**
 * The finding queries that an audit asks. Those that IAM data cannot answer are left out, unless they are asked for by
 * name, or nothing else is: then each says why. Of two of which one stands in for the other, one is asked.
 *
 * @param isTold whether somebody gave a query any of its parameters
 * @throws RolecallError USAGE where a word names no query and no theme, naming what is near
 */
export function chooseQueries(
  listed: readonly ListedQuery[],
  choice: Choice,
  isTold: (query: Query) => boolean,
): readonly ListedQuery[] {
  for (const word of [...choice.only, ...choice.skip]) refuseUnknown(word, listed)
  const means = (words: readonly string[], { query, theme }: ListedQuery) =>
    words.includes(query.name) || words.includes(theme)
  const meant = listed.filter(
    (entry) =>
      entry.query.kind === 'finding' &&
      (choice.only.length === 0 || means(choice.only, entry)) &&
      !means(choice.skip, entry) &&
      isAtLeast(entry.query.severity, choice.minSeverity),
  )
  const isSpare = sparing(listed, choice, isTold)
  const asked = meant.filter(
    ({ query }) => choice.only.includes(query.name) || (query.beyondIam === undefined && !isSpare(query)),
  )
  return asked.length > 0 ? asked : meant
}

/** Tells which query gives way to another: one whose rule nobody made, or the one that then stands in for it. */
function sparing(
  listed: readonly ListedQuery[],
  { only, skip }: Choice,
  isTold: (query: Query) => boolean,
): (query: Query) => boolean {
  const rules = new Set(listed.flatMap(({ query }) => query.insteadOf ?? []))
  const made = new Set(
    listed
      .map(({ query }) => query)
      .filter((query) => rules.has(query.name) && (only.includes(query.name) || isTold(query)))
      .map(({ name }) => name),
  )
  return ({ name, insteadOf }) =>
    insteadOf === undefined ? rules.has(name) && !made.has(name) : made.has(insteadOf) || skip.includes(insteadOf)
}

/** Whether a severity is as bad as another, or worse. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least)
}

function refuseUnknown(word: string, listed: readonly ListedQuery[]): void {
  const entry = listed.find(({ query, theme }) => query.name === word || theme === word)
  if (entry?.query.name === word && entry.query.kind === 'inventory') {
    throw new RolecallError('USAGE', `audit: ${word} is an inventory: it finds nothing that is wrong`, {
      hint: `\`rolecall query ${word}\` lists it.`,
    })
  }
  if (entry !== undefined) return
  const known = listed.flatMap(({ query, theme }) => [query.name, theme])
  const given = GIVEN.get(word)
  if (given !== undefined)
    throw new RolecallError('USAGE', `audit: there is nothing of the theme ${word}`, {
      hint: `It comes with ${given}.`,
    })
  const near = nearest(word, [...new Set(known)])
  throw new RolecallError('USAGE', `audit: there is no query or theme ${JSON.stringify(word)}`, {
    hint: near.length > 0 ? `Did you mean ${near.join(', ')}?` : '`rolecall query` lists them all.',
  })
}

/** Themes of what a user brings along, and how. */
const GIVEN: ReadonlyMap<string, string> = new Map([
  ['own', '--queries DIR'],
  ['invariants', '--invariants FILE'],
])
