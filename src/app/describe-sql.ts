import { type DescribedStatement, describeStatement } from '../store/index.ts'

export type { DescribedStatement } from '../store/index.ts'

/** Describes statements one by one, in their order, until one is refused. */
export type DescribeSql = (statements: readonly string[]) => Iterable<DescribedStatement>

/**
 * Describes statements without a history, each held to the views of one night. A statement of a few lines can keep SQLite
 * busy for ever before it is run: describe one that you did not write in a process of its own, as the command line does.
 *
 * @throws RolecallError USAGE where a statement is not one reading SELECT over the views of a night
 * @example [...describeSql(['SELECT name FROM roles'])] // [{ columns: ['name'], views: ['roles'] }]
 */
export function* describeSql(statements: readonly string[]): Generator<DescribedStatement> {
  for (const statement of statements) yield describeStatement(statement)
}
