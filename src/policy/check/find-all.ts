import type { Finding } from './finding.ts'
import { RULES } from './rules.ts'
import type { Subject } from './subject.ts'
import { tellingRules } from './telling-rules.ts'

/** What every rule finds, rule by rule: each is shown the statements in which it is not known to find nothing. */
export function findAll(subject: Subject): readonly Finding[] {
  const { statements } = subject
  const telling = statements.map((statement) => tellingRules(statement, subject))
  const isTold = telling.some(({ length }) => length > 0)
  const found: Finding[] = []
  for (const rule of RULES) {
    const isOfDocument = rule.looksAt === 'document'
    if (!isOfDocument && !isTold) continue
    const seen = isOfDocument ? statements : statements.filter((_, index) => telling[index]?.includes(rule) === true)
    if (isOfDocument || seen.length > 0)
      found.push(...rule.find(isOfDocument ? subject : { ...subject, statements: seen }))
  }
  return found
}
