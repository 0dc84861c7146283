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

function idsOf(
  pattern: string,
  services: readonly Service[],
  byPrefix: ReadonlyMap<string, Service>,
): readonly number[] {
  const colon = pattern.indexOf(':')
  const prefix = pattern.slice(0, Math.max(colon, 0))
  if (colon > 0 && isLiteral(prefix)) {
    const service = byPrefix.get(prefix)
    return service ? idsIn(service, pattern) : []
  }
  const ids: number[] = []
  const wanted = parsePattern(prefix)
  for (const service of services) {
    if (colon < 0 || matches(wanted, service.prefix)) ids.push(...idsIn(service, pattern))
  }
  return ids
}

function idsIn(service: Service, pattern: string): readonly number[] {
  if (isLiteral(pattern)) {
    const index = service.indexOf(pattern)
    return index === undefined ? [] : [service.first + index]
  }
  const ids: number[] = []
  const wanted = parsePattern(pattern)
  for (const [index, name] of service.names().entries()) {
    if (matches(wanted, name)) ids.push(service.first + index)
  }
  return ids
}
