import type { DocumentRef, PolicyDocument } from '../model/document.ts'
import type { PatternSet, Policy, PolicyStatement } from '../policy/document/policy.ts'
import { textSet } from '../policy/document/text-set.ts'
import { remembered } from '../util/remembered.ts'
import { type PlainStatement, plainStatements } from './plain-statements.ts'
import type { NamesAction } from './statement-matcher.ts'

/** What holds statements against a question. */
export interface StatementTest {
  readonly names: NamesAction
  /** Whether the resource asked about may be among these. */
  readonly mayTake: (resources: PatternSet) => boolean
  readonly bears: (statement: PolicyStatement) => boolean
}

/** Which documents a question need not look at. */
export interface Speaking {
  /** Whether a document may have an Allow that bears on the question, as one that cannot be read may. */
  readonly mayGrant: (ref: DocumentRef) => boolean
  /** Whether none of its statements bears on the question. */
  readonly isSilent: (ref: DocumentRef) => boolean
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
  const unreadable: DocumentRef[] = []
  for (const document of documents) {
    const { ref } = document
    const texts = plainStatements(document)
    if (texts === null) {
      const policy = read(ref)
      if (policy.undecidable !== null) unreadable.push(ref)
      for (const statement of policy.statements) others.push({ ref, statement })
    } else for (const statement of texts) addTo(plain, statement.actions, { ref, statement })
  }
  const known = new Set(documents.map(({ ref }) => ref))
  const actionsOf = remembered((json: string) => setOf(json, false, (text) => text.toLowerCase()))
  const resourcesOf = remembered(({ resources, isNamed }: PlainStatement) => setOf(resources, !isNamed, (text) => text))
  return ({ names, mayTake, bears }) => {
    const granting = new Set(unreadable)
    const denying = new Set<DocumentRef>()
    const look = <Statement extends Pick<PolicyStatement, 'effect'>>(
      found: readonly Found<Statement>[],
      bearing: (statement: Statement) => boolean,
    ): void => {
      for (const { ref, statement } of found) {
        const side = statement.effect === 'Deny' ? denying : granting
        if (!side.has(ref) && bearing(statement)) side.add(ref)
      }
    }
    for (const [actions, found] of plain)
      if (names(actionsOf(actions))) look(found, (statement) => mayTake(resourcesOf(statement)))
    look(others, bears)
    return {
      mayGrant: (ref) => granting.has(ref),
      isSilent: (ref) => known.has(ref) && !granting.has(ref) && !denying.has(ref),
    }
  }
}

interface Found<Statement> {
  readonly ref: DocumentRef
  readonly statement: Statement
}

function setOf(json: string, except: boolean, spell: (text: string) => string): PatternSet {
  return { patterns: textSet(JSON.parse(json), spell) ?? [], except }
}

function addTo<Item>(lists: Map<string, Item[]>, name: string, item: Item): void {
  const list = lists.get(name)
  if (list === undefined) lists.set(name, [item])
  else list.push(item)
}
