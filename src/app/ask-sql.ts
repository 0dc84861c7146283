import { runStatement } from '../store/index.ts'

/**
 * Runs one reading statement over the views of one night, on a connection of its own that can write nothing. A statement
 * cannot be interrupted: run one that you did not write in a process of its own, as the command line does.
 *
 * @param path the database
 * @returns column names, made distinct, and rows one by one
 * @throws RolecallError USAGE where the statement is not one SELECT, WITH, VALUES or EXPLAIN, or SQLite refuses it;
 * DATABASE where the file cannot be read
 * @example
 * const { rows } = askSql('snapshots/rolecall.db', snapshot.id, 'SELECT name FROM roles WHERE boundary_arn IS NULL')
 */
export const askSql = runStatement
