import { RolecallError } from '../../model/error.ts'
import { AUTHORIZATION_PARTS, isPart, type Level, LEVELS, type Part, PARTS } from '../../model/part.ts'
import { nearest } from '../../util/nearest.ts'
import { PART_PLANS } from '../parts/index.ts'

/** Which parts a user adds to a level's, and which are left out, by name. */
export interface ChosenParts {
  readonly parts?: readonly string[]
  readonly skip?: readonly string[]
}

/**
 * The parts that a collection reads: those of its level and of the levels before it, apart from those that must be
 * named, and those named; what is skipped is left out whoever asked for it.
 *
 * @throws RolecallError USAGE where no part is called so
 * @example [...partsOf('core', { parts: ['saml'], skip: ['caller'] })].includes('saml') // true
 */
export function partsOf(level: Level, { parts = [], skip = [] }: ChosenParts = {}): ReadonlySet<Part> {
  const added = new Set(parts.map((name) => partCalled(name, '--part')))
  const skipped = new Set(skip.map((name) => partCalled(name, '--skip-part')))
  const isRead = (part: Part): boolean => LEVELS.indexOf(levelOf(part)) <= LEVELS.indexOf(level) && !OPT_IN.has(part)
  return new Set(PARTS.filter((part) => (added.has(part) || isRead(part)) && !skipped.has(part)))
}

/** The first level that reads a part. */
export function levelOf(part: Part): Level {
  return LEVEL_OF.get(part) ?? 'core'
}

/** The authorization details and the instance profiles have no plan; they are the core. */
const LEVEL_OF: ReadonlyMap<Part, Level> = new Map([
  ...[...AUTHORIZATION_PARTS, 'instance-profiles' as const].map((part) => [part, 'core'] as const),
  ...PART_PLANS.map(({ part, level }) => [part, level] as const),
])

const OPT_IN: ReadonlySet<Part> = new Set(PART_PLANS.flatMap(({ part, optIn }) => (optIn ? [part] : [])))

function partCalled(name: string, option: string): Part {
  if (isPart(name)) return name
  const near = nearest(name, PARTS)
  throw new RolecallError('USAGE', `${option}: expected the name of a part, found ${JSON.stringify(name)}`, {
    hint: near.length > 0 ? `Did you mean ${near.join(', ')}?` : `The parts are ${PARTS.join(', ')}.`,
  })
}
