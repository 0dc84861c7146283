import type { Finding } from './finding.ts'
import { byRule, type Found } from './found-by.ts'
import { foundInStatement } from './found-in-statement.ts'
import { RULES } from './rules.ts'
import type { Subject } from './subject.ts'

/** What every rule finds, rule by rule. */
export function findAll(subject: Subject): readonly Finding[] {
  const all: Found[] = []
  for (const statement of subject.statements) {
    for (const found of foundInStatement(statement, subject)) all.push(found)
  }
  for (const [rule, { looksAt, find }] of RULES.entries()) {
    if (looksAt !== 'document') continue
    for (const finding of find(subject)) all.push({ rule, finding })
  }
  if (all.length === 0) return []
  return all.sort(byRule).map(({ finding }) => finding)
}
