import type { AuditReport } from '../../model/audit-report.ts'
import { clean } from '../../util/clean.ts'
import { sarifText } from './sarif-text.ts'
import { whom } from './whom.ts'

/** What a run may say beside its results; GitHub asks of these what it asks of rules. */
export const NOTIFICATIONS = [
  {
    id: 'left-open',
    name: 'LeftOpen',
    shortDescription: { text: 'A part of the account was not read.' },
    fullDescription: { text: 'A part of the account was not read, which leaves open what would be found there.' },
    help: { text: 'Collect the part, or import a file that has it.' },
  },
  {
    id: 'not-answered',
    name: 'NotAnswered',
    shortDescription: { text: 'A query could not be answered.' },
    fullDescription: { text: 'A query could not be answered, since nothing that it needs was read.' },
    help: { text: 'Collect what the query needs, or ask what the message names.' },
  },
] as const

/** What an audit leaves open, and which queries it could not answer. */
export function sarifNotifications(
  { unknown, unanswered }: Pick<AuditReport, 'unknown' | 'unanswered'>,
  indices: ReadonlyMap<string, number>,
): readonly object[] {
  return [
    ...unknown.map(({ part, reason, subjects }) => ({
      descriptor: { id: NOTIFICATIONS[0].id, index: 0 },
      level: 'warning',
      message: { text: sarifText(clean(`${part}: ${reason}: ${whom(subjects)}`)) },
      properties: { part, reason, subjects },
    })),
    ...unanswered.map(({ query, reason }) => ({
      descriptor: { id: NOTIFICATIONS[1].id, index: 1 },
      associatedRule: { id: query, index: indices.get(query) ?? -1 },
      level: 'warning',
      message: { text: sarifText(clean(`${query} was not answered: ${reason}`)) },
    })),
  ]
}
