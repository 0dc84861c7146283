import { type StatementPrincipal, statementPrincipals } from '../principals.ts'
import { inNewest, type LanguageVersion } from './language-version.ts'
import { type ReadPatterns, readPatterns } from './pattern-set.ts'
import type { PatternSet, PolicyStatement, PrincipalSet } from './policy.ts'
import { readActions } from './read-actions.ts'
import { readConditions } from './read-conditions.ts'

/**
 * One statement as it decides; see {@link PolicyStatement} for what becomes of elements that cannot be read.
 *
 * @param version the document's, on which it depends whether `${…}` is a variable
 */
export function readStatement(
  json: Readonly<Record<string, unknown>>,
  index: number,
  version: LanguageVersion,
): PolicyStatement {
  const troubles: string[] = []
  const found = elementsOf(json, troubles)
  const effect = found.Effect === 'Allow' || found.Effect === 'Deny' ? found.Effect : null
  if (effect === null) troubles.push('its Effect is neither Allow nor Deny')
  const actions = patternSet('Action', found.Action, found.NotAction, readActions, troubles) ?? EVERYTHING
  const conditions = found.Condition === undefined ? NONE : readConditions(found.Condition, version, troubles)
  const principals = principalSet(json, found, troubles)
  const isGiven = found.Resource !== undefined || found.NotResource !== undefined
  const resources = isGiven
    ? patternSet('Resource', found.Resource, found.NotResource, readPatterns(inNewest(version)), troubles)
    : null
  if (!isGiven && principals === null) troubles.push('it has neither Resource nor Principal')
  return {
    index,
    sid: typeof found.Sid === 'string' && found.Sid !== '' ? found.Sid : null,
    effect,
    actions,
    resources,
    principals,
    conditions,
    undecidable: troubles.length === 0 ? null : troubles.join('; '),
  }
}

const NONE = [] as const
const EVERYTHING: PatternSet = { patterns: ['*'], except: false }

interface Elements {
  Sid?: unknown
  Effect?: unknown
  Action?: unknown
  NotAction?: unknown
  Resource?: unknown
  NotResource?: unknown
  Principal?: unknown
  NotPrincipal?: unknown
  Condition?: unknown
}

/** The elements by their exact names, which IAM reads case-sensitively. */
function elementsOf(json: Readonly<Record<string, unknown>>, troubles: string[]): Elements {
  for (const name of Object.keys(json)) {
    if (!ELEMENTS.has(name)) troubles.push(`it has an element that IAM does not know: ${name}`)
  }
  return json
}

const ELEMENTS: ReadonlySet<string> = new Set<keyof Elements>([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
])

/** An element or its opposite; null where neither, both, or something unreadable is given: it may mean anything. */
function patternSet(
  name: 'Action' | 'Resource',
  given: unknown,
  excepted: unknown,
  read: ReadPatterns,
  troubles: string[],
): PatternSet | null {
  if ((given === undefined) === (excepted === undefined)) {
    troubles.push(given === undefined ? `it has neither ${name} nor Not${name}` : `it has both ${name} and Not${name}`)
    return null
  }
  const except = given === undefined
  const set = read(given ?? excepted, except)
  if (set === null) troubles.push(`its ${except ? 'Not' : ''}${name} holds something that is not a text`)
  if (set?.patterns.length !== 0 || !except) return set
  troubles.push(`its Not${name} is empty, which may mean everything or nothing`)
  return null
}

/** Whoever a statement names; where that cannot be read, everyone. */
function principalSet(json: object, found: Elements, troubles: string[]): PrincipalSet | null {
  if (found.Principal === undefined && found.NotPrincipal === undefined) return null
  const both = found.Principal !== undefined && found.NotPrincipal !== undefined
  const source = new Map<string, unknown>(Object.entries(json))
  const named = statementPrincipals({ index: 0, sid: null, effect: null, source }).map(withoutWildcards)
  const odd = named.find(({ kind }) => kind === 'unknown')
  if (both) troubles.push('it has both Principal and NotPrincipal')
  if (odd) troubles.push(`it names a principal that is none: ${odd.text}`)
  return { named, except: !both && found.NotPrincipal !== undefined }
}

/** Everyone is `*`; no other principal can be named by a wildcard. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html} */
function withoutWildcards(principal: StatementPrincipal): StatementPrincipal {
  const isOdd = principal.kind !== 'public' && /[*?]/.test(principal.name)
  return isOdd ? { ...principal, kind: 'unknown', account: null } : principal
}
