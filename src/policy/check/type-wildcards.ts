import type { ActionTable } from '../action/table.ts'
import type { Finding } from './finding.ts'
import { fitsFormat } from './fits-format.ts'
import { PAGES, type Rule } from './rule.ts'
import { itemsOf, type Statement } from './subject.ts'

/** Whether a wildcard cuts the name of a resource type. */
export const typeWildcards: Rule = {
  codes: {
    RESOURCE_TYPE_WILDCARD: {
      severity: 'info',
      meaning:
        'A wildcard in the part of an ARN that names the type of resource, such as `u*` for user: AWS does not allow that.',
      reference: PAGES.arns,
    },
  },

  looksAt: 'resources',

  *find({ statements, table }): Generator<Finding> {
    for (const statement of statements) {
      const cut = itemsOf(statement, 'Resource').filter(({ text }) => typeOf(text) !== null)
      const formats = cut.length === 0 ? [] : formatsIn(statement, table)
      for (const { text, path } of cut) {
        const fitting = formats.filter(fitsFormat(text))
        if (fitting.length === 0 || !fitting.every((format) => /^[\w-]+[/:]/.test(resourceIn(format)))) continue
        const found = typeOf(text) ?? ''
        const message = `${JSON.stringify(found)} stands where the type of resource does`
        const expected = `a type, such as ${/^[\w-]+/.exec(resourceIn(fitting[0] ?? ''))?.[0]}`
        yield { code: 'RESOURCE_TYPE_WILDCARD', message, path, found, expected }
      }
    }
  },
}

/** What stands before the first slash or colon of the resource, if a wildcard is in it; null for `*` alone. */
function typeOf(arn: string): string | null {
  const resource = resourceIn(arn)
  const type = resource.split(/[/:]/)[0] ?? ''
  return /[*?]/.test(type) && resource !== '*' && !type.includes('${') ? type : null
}

function resourceIn(arn: string): string {
  return arn.split(':').slice(5).join(':')
}

function formatsIn(statement: Statement, table: ActionTable): readonly string[] {
  const actions = itemsOf(statement, 'Action').flatMap(({ text }) => table.expand(text))
  return [...new Set(actions.flatMap(({ resources }) => resources.flatMap(({ arns }) => arns)))]
}
