import { isSound } from './is-sound.ts'
import type { Finding } from './finding.ts'
import { RULES } from './rules.ts'
import type { Subject } from './subject.ts'

/** What every rule finds, rule by rule. Statements that are sound by themselves are held against the others alone. */
export function findAll(subject: Subject): readonly Finding[] {
  const suspect = { ...subject, statements: subject.statements.filter((statement) => !isSound(statement, subject)) }
  return RULES.flatMap((rule) => [...rule.find(rule.comparesStatements === true ? subject : suspect)])
}
