import { RolecallError } from '../model/error.ts'
import { isPart, PARTS } from '../model/part.ts'
import { nearest } from '../util/nearest.ts'
import type { ListedQuery } from './answer-query.ts'

/** Which queries to list: those that meet all that is given. */
export interface QuerySearch {
  /** Words that each stand somewhere in what a query says of itself, in any letter case. */
  readonly words: readonly string[]
  readonly themes: readonly string[]
  /** Parts, each of which it needs. */
  readonly needs: readonly string[]
}

/**
 * The queries that fit a search, in their order.
 *
 * @throws RolecallError USAGE where there is no such theme or part, naming what is near
 * @example
 * const found = searchQueries(await listQueries(), { words: ['mfa'], themes: [], needs: ['credential-report'] })
 * for (const { query } of found) console.log(query.name)
 */
export function searchQueries(listed: readonly ListedQuery[], search: QuerySearch): readonly ListedQuery[] {
  const themes = [...new Set(listed.map(({ theme }) => theme))]
  for (const theme of search.themes) if (!themes.includes(theme)) throw unknownWord('--theme', theme, themes)
  for (const part of search.needs) if (!isPart(part)) throw unknownWord('--needs', part, PARTS)
  return listed.filter(
    (entry) =>
      search.words.every((word) => textOf(entry).includes(word.toLowerCase())) &&
      (search.themes.length === 0 || search.themes.includes(entry.theme)) &&
      search.needs.every((part) => entry.query.needs.some((need) => need === part)),
  )
}

/** Everything that a query says of itself, in lower case. */
function textOf({ theme, query }: ListedQuery): string {
  const { name, title, needs, params, columns, remediation, message = '', beyondIam, controls = [] } = query
  const about = [name, title, theme, message, remediation ?? '', beyondIam?.reason ?? '', beyondIam?.source ?? '']
  const described = Object.values(params).map(({ describe }) => describe)
  return [...about, ...controls, ...needs, ...Object.keys(params), ...described, ...columns].join('\n').toLowerCase()
}

function unknownWord(option: string, word: string, known: readonly string[]): RolecallError {
  const near = nearest(word, known)
  const hint = near.length > 0 ? { hint: `Did you mean ${near.join(', ')}?` } : {}
  return new RolecallError(
    'USAGE',
    `query: ${option}: expected ${known.join(', ')}, found ${JSON.stringify(word)}`,
    hint,
  )
}
