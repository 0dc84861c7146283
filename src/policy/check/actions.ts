import { nearest } from '../../util/nearest.ts'
import type { ActionTable } from '../action/table.ts'
import type { Finding } from './finding.ts'
import { PAGES, type Rule } from './rule.ts'
import { type Item, itemsOf } from './subject.ts'

const reference = PAGES.actions

/** Whether what Action and NotAction name is there. */
export const actions: Rule = {
  codes: {
    ACTION_MALFORMED: {
      severity: 'error',
      meaning: 'An action is neither `*` nor a service and a name with a colon between them.',
      reference: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
    },
    SERVICE_UNKNOWN: {
      severity: 'warning',
      meaning: 'A service prefix that AWS’s list does not have on the day of the table.',
      reference,
    },
    ACTION_UNKNOWN: {
      severity: 'warning',
      meaning:
        'A name or pattern that names no action of AWS’s list on the day of the table: retired, misspelt, or not published.',
      reference,
    },
  },

  elements: ['Action', 'NotAction'],

  *find({ statements, table }) {
    for (const statement of statements) {
      for (const name of ['Action', 'NotAction']) {
        for (const item of itemsOf(statement, name)) yield* ofAction(item, table)
      }
    }
  },
}

function* ofAction({ text, path }: Item, table: ActionTable): Generator<Finding> {
  if (/^\*+$/.test(text)) return
  const [, service, name] = /^([\w.*?-]+):([\w*?-]+)$/.exec(text) ?? []
  if (service === undefined || name === undefined) {
    const message = `${JSON.stringify(text)} is not an action`
    yield { code: 'ACTION_MALFORMED', message, path, found: text, expected: 'service:Name or *' }
  } else if (table.ids(`${service}:*`).length === 0) {
    const near = isShort(service) ? nearest(service.toLowerCase(), table.services)[0] : undefined
    const expected = near ?? 'a service prefix'
    yield { code: 'SERVICE_UNKNOWN', message: `AWS lists no service ${service}`, path, found: text, expected }
  } else if (table.ids(text).length === 0) {
    const names = table.services.includes(service.toLowerCase())
      ? table.expand(`${service}:*`).map(({ name }) => name)
      : []
    const near = isShort(text) ? nearest(text, names)[0] : undefined
    const expected = near ?? 'an action of the service'
    yield { code: 'ACTION_UNKNOWN', message: `AWS lists no action ${text}`, path, found: text, expected }
  }
}

/** Whether it is worth the time to look for what it may have meant. */
function isShort(text: string): boolean {
  return text.length <= 100 && !/[*?]/.test(text)
}
