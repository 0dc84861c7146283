import type { Finding } from './finding.ts'
import { byRule, foundBy, rulesOf } from './found-by.ts'
import { foundInStatement } from './found-in-statement.ts'
import type { Subject } from './subject.ts'

/** What every rule finds, rule by rule. */
export function findAll(subject: Subject): readonly Finding[] {
  const all = [...foundBy(OF_DOCUMENTS, subject)]
  for (const statement of subject.statements) {
    for (const found of foundInStatement(statement, subject)) all.push(found)
  }
  return all.length === 0 ? [] : all.sort(byRule).map(({ finding }) => finding)
}

const OF_DOCUMENTS = rulesOf('document')
