import { readOperator } from '../document/read-conditions.ts'
import { membersOf } from '../../util/members.ts'
import type { Path } from './finding.ts'
import { elementsOf, type Item, itemsIn, type Statement } from './subject.ts'

/** One key under one operator of a Condition, as it is written. */
export interface WrittenTest {
  /** Null for an operator that IAM does not know. */
  readonly operator: NonNullable<ReturnType<typeof readOperator>> | null
  readonly operatorText: string
  readonly operatorPath: Path
  readonly key: string
  readonly path: Path
  readonly values: readonly Item[]
}

/** The tests of a statement in the document's order. */
export function writtenTests(statement: Statement): readonly WrittenTest[] {
  return [...membersOf(elementsOf(statement).get('Condition'))].flatMap(([operatorText, block]) => {
    const operatorPath = [...statement.path, 'Condition', operatorText]
    const operator = readOperator(operatorText)
    const keys = membersOf(block)
    return [...keys.keys()].map((key) => ({
      operator,
      operatorText,
      operatorPath,
      key,
      path: [...operatorPath, key],
      values: itemsIn(keys, key, operatorPath),
    }))
  })
}
