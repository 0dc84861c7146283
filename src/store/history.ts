import type Database from 'better-sqlite3'

/** An open history database. Whoever opens it closes it. */
export type History = Database.Database
