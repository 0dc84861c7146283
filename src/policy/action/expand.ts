import { matches } from '../pattern/matches.ts'
import { parsePattern } from '../pattern/parse.ts'
import { isLiteral } from './is-literal.ts'
import type { Service } from './read-service.ts'

/**
 * The ids of the actions that a pattern names, in order: letter case means nothing, `*` stands for any run of
 * characters and `?` for one, before the colon as behind it. A service that AWS does not have names none.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html}
 */
export function idFinder(
  services: readonly Service[],
  byPrefix: ReadonlyMap<string, Service>,
): (pattern: string) => readonly number[] {
  const found = new Map<string, readonly number[]>()
  return (pattern) => {
    let ids = found.get(pattern)
    if (ids === undefined) {
      ids = idsOf(pattern.toLowerCase(), services, byPrefix)
      found.set(pattern, ids)
    }
    return ids
  }
}

function idsOf(text: string, services: readonly Service[], byPrefix: ReadonlyMap<string, Service>): readonly number[] {
  const colon = text.indexOf(':')
  const prefix = text.slice(0, Math.max(colon, 0))
  if (colon > 0 && isLiteral(prefix)) {
    const service = byPrefix.get(prefix)
    return service ? idsIn(service, text) : []
  }
  const wanted = parsePattern(prefix)
  return services.flatMap((service) => (colon < 0 || matches(wanted, service.prefix) ? idsIn(service, text) : []))
}

/** The ids of one service; its prefix is known to fit what stands before a colon. */
function idsIn({ first, size, names, indexOf }: Service, text: string): readonly number[] {
  if (isLiteral(text)) {
    const index = indexOf(text)
    return index === undefined ? [] : [first + index]
  }
  if (/^(?:[^:]*:)?\*+$/.test(text)) return Array.from({ length: size }, (_, index) => first + index)
  const ids: number[] = []
  const wanted = parsePattern(text)
  for (const [index, name] of names().entries()) {
    if (matches(wanted, name)) ids.push(first + index)
  }
  return ids
}
