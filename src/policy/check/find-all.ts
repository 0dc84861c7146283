import type { Finding } from './finding.ts'
import { RULES } from './rules.ts'
import { hasSoundElements, hasSoundResources } from './is-sound.ts'
import type { Subject } from './subject.ts'

/** What every rule finds, rule by rule. A statement whose elements are known to be sound is not looked through again. */
export function findAll(subject: Subject): readonly Finding[] {
  const { statements } = subject
  const by = {
    document: subject,
    elements: { ...subject, statements: statements.filter((one) => !hasSoundElements(one, subject)) },
    resources: { ...subject, statements: statements.filter((one) => !hasSoundResources(one, subject)) },
    values: { ...subject, statements: statements.filter(({ members }) => members.has('Condition')) },
  }
  return RULES.flatMap((rule) => [...rule.find(by[rule.looksAt ?? 'elements'])])
}
