import type { DocumentRef, PolicyDocument } from '../model/document.ts'
import { type ReadPatterns, readPatterns } from '../policy/document/pattern-set.ts'
import type { PatternSet, Policy, PolicyStatement } from '../policy/document/policy.ts'
import { readActions } from '../policy/document/read-actions.ts'
import { readConditions } from '../policy/document/read-conditions.ts'
import { remembered } from '../util/remembered.ts'
import { mayTake } from './may-take.ts'
import { type PlainStatement, plainStatements } from './plain-statements.ts'
import type { NamesAction } from './statement-matcher.ts'

/** What holds statements against a question. */
export interface StatementTest {
  readonly names: NamesAction
  /** Null where it is left open. */
  readonly resource: string | null
  /** Whether the resource asked about may be among these. */
  readonly isAmong: (resources: PatternSet) => boolean
  readonly bears: (statement: PolicyStatement) => boolean
}

/** What the documents of an account have to say in a question. */
export interface Speaking {
  /** Whether a document may have an Allow that bears on the question, as one that cannot be read may. */
  readonly mayGrant: (ref: DocumentRef) => boolean
  /** The documents that may have any statement that bears on it. */
  readonly spoken: ReadonlySet<DocumentRef>
  /** The statements of a document that bear on it; null where it must be read. */
  readonly bearing: (ref: DocumentRef) => readonly PolicyStatement[] | null
}

/** Finds the documents that have a say in a question. */
export type StatementIndex = (test: StatementTest) => Speaking

/**
 * The statements of an account by what their Action says: an account has many thousand statements and few that differ in
 * it, so that each question looks at the statements that name its action alone. Most documents show that in their text;
 * only the others are read.
 */
export function statementIndex(
  documents: readonly PolicyDocument[],
  read: (ref: DocumentRef) => Policy,
): StatementIndex {
  const plain = new Map<string, Found<PlainStatement>[]>()
  const others: Found<PolicyStatement>[] = []
  const told = new Set<DocumentRef>()
  const untold: DocumentRef[] = []
  const unreadable: DocumentRef[] = []
  for (const document of documents) {
    const { ref } = document
    const texts = plainStatements(document)
    if (texts === null) {
      untold.push(ref)
      const policy = read(ref)
      if (policy.undecidable !== null) unreadable.push(ref)
      for (const statement of policy.statements) others.push({ ref, statement })
    } else {
      told.add(ref)
      for (const statement of texts) addTo(plain, statement.actions, { ref, statement })
    }
  }
  const actionsOf = remembered((json: string) => setOf(json, false, readActions))
  const resourcesOf = remembered(({ resources, isNamed }: PlainStatement) => setOf(resources, !isNamed, readResources))
  const conditionsOf = remembered(readCondition)
  // Member by member, since spreading would take longer than all the rest.
  const readOne = (statement: PlainStatement): PolicyStatement => {
    const { index, sid, effect, actions, condition } = statement
    const { conditions, undecidable } = conditionsOf(condition)
    const resources = resourcesOf(statement)
    return { index, sid, effect, actions: actionsOf(actions), resources, principals: null, conditions, undecidable }
  }
  return ({ names, resource, isAmong, bears }) => {
    const granting = new Set(unreadable)
    const bearing = new Map<DocumentRef, PlainStatement[]>()
    const isTaken = resource === null ? null : mayTake(resource)
    for (const [actions, found] of plain) {
      if (!names(actionsOf(actions))) continue
      for (const { ref, statement } of found) {
        if (isTaken !== null && statement.isNamed && !isTaken(statement.resources)) continue
        if (!isAmong(resourcesOf(statement))) continue
        addTo(bearing, ref, statement)
        if (statement.effect === 'Allow') granting.add(ref)
      }
    }
    for (const { ref, statement } of others) if (statement.effect !== 'Deny' && bears(statement)) granting.add(ref)
    return {
      mayGrant: (ref) => granting.has(ref),
      spoken: new Set([...untold, ...bearing.keys()]),
      bearing: (ref) => (told.has(ref) ? (bearing.get(ref) ?? []).sort(byPlace).map(readOne) : null),
    }
  }
}

/** What of a statement a Condition says, given as JSON. */
function readCondition(json: string | null): Pick<PolicyStatement, 'conditions' | 'undecidable'> {
  const troubles: string[] = []
  const conditions = json === null ? [] : readConditions(JSON.parse(json), '2012-10-17', troubles)
  return { conditions, undecidable: troubles.length === 0 ? null : troubles.join('; ') }
}

function byPlace(a: PlainStatement, b: PlainStatement): number {
  return a.index - b.index
}

interface Found<Statement> {
  readonly ref: DocumentRef
  readonly statement: Statement
}

const readResources = readPatterns((text) => text)

function setOf(json: string, except: boolean, read: ReadPatterns): PatternSet {
  return read(JSON.parse(json), except) ?? { patterns: [], except }
}

function addTo<Item>(lists: Map<string, Item[]>, name: string, item: Item): void {
  const list = lists.get(name)
  if (list === undefined) lists.set(name, [item])
  else list.push(item)
}
