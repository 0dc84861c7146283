import { remembered } from '../../util/remembered.ts'
import type { Finding, Path } from './finding.ts'
import { fitsFormat } from './fits-format.ts'
import { formatsTaken } from './formats-taken.ts'
import { PAGES, type Rule } from './rule.ts'
import { itemsOf } from './subject.ts'

/** Whether an action can be asked of any resource that its statement names. */
export const resourceTypes: Rule = {
  codes: {
    RESOURCE_TYPE_MISMATCH: {
      severity: 'warning',
      meaning:
        'An action takes none of the statement’s resources: their ARNs are of other types. The statement has no effect on it.',
      reference: PAGES.actions,
    },
    RESOURCE_NOT_TAKEN: {
      severity: 'warning',
      meaning:
        'By AWS’s lists an action takes no resource, so it is asked of `*`, and the statement names others: it has no effect on the action.',
      reference: PAGES.actions,
    },
  },

  looksAt: 'resources',

  *find({ statements, table }): Generator<Finding> {
    const formatsOf = formatsTaken(table)
    for (const statement of statements) {
      const texts = itemsOf(statement, 'Resource').map(({ text }) => text)
      if (texts.length === 0 || texts.some((text) => /^[*?]*\*[*?]*$/.test(text))) continue
      const fitting = texts.map(fitsFormat)
      const fits = remembered((format: string) => fitting.some((fitsText) => fitsText(format)))
      for (const { text, path } of itemsOf(statement, 'Action')) {
        const formats = formatsOf(text)
        if (formats?.some(fits) === false) yield notTaken(text, path, formats)
      }
    }
  },
}

/**
 * What is found where no resource of a statement is of a format that an action takes.
 *
 * @param path the action's
 */
export function notTaken(text: string, path: Path, formats: readonly string[]): Finding {
  if (formats.length === 0) {
    const message = `${text} is asked of *, which the statement does not name`
    return { code: 'RESOURCE_NOT_TAKEN', message, path, found: text, expected: '*' }
  }
  const message = `${text} takes none of the statement's resources`
  return { code: 'RESOURCE_TYPE_MISMATCH', message, path, found: text, expected: formats.slice(0, 3).join(' or ') }
}
