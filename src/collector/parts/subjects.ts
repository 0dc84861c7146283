import type { EntityKind } from '../../model/entity.ts'
import type { Roster, RosterEntry } from '../live/roster.ts'
import type { GivenFact } from './part-plan.ts'

/** Whom a fact is about. */
export type Subject = Pick<GivenFact, 'kind' | 'arn' | 'id' | 'name'>

/** The account itself, under the ARN of its root user. */
export function accountSubject({ account, partition }: Pick<Roster, 'account' | 'partition'>): Subject {
  return { kind: 'account', arn: `arn:${partition}:iam::${account}:root`, id: account, name: account }
}

/** An entity of the roster without what else the roster may come to know of it. */
export function subjectOf({ kind, arn, id, name }: RosterEntry): Subject {
  return { kind, arn, id, name }
}

/** The entities of one kind by name: emulators keep names apart that differ in case alone, which AWS does not. */
export function subjectsByName(roster: Roster, kind: EntityKind): (name: unknown) => Subject | undefined {
  const exact = new Map(roster.of(kind).map((entry) => [entry.name, entry]))
  return (name) => {
    if (typeof name !== 'string') return undefined
    const entry = exact.get(name) ?? roster.byName(kind, name)
    return entry && subjectOf(entry)
  }
}

/** The entity of the roster under an ARN; none where it was made, or made anew, since the roster was taken down. */
export function subjectByArn(roster: Roster, arn: unknown, id: unknown): Subject | undefined {
  const entry = typeof arn === 'string' ? roster.byArn(arn) : undefined
  const another = entry !== undefined && entry.id !== '' && typeof id === 'string' && id !== entry.id
  return entry === undefined || another ? undefined : subjectOf(entry)
}

/** The first fact of each subject: lists can name an entity on two pages, and resumed runs ask twice. */
export function* onceEach(facts: Iterable<GivenFact>): Generator<GivenFact> {
  const seen = new Set<string>()
  for (const fact of facts) {
    if (seen.has(fact.arn)) continue
    seen.add(fact.arn)
    yield fact
  }
}
