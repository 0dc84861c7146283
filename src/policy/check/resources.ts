import { arnProblem } from './arn-problem.ts'
import type { Finding } from './finding.ts'
import { PAGES, type Rule } from './rule.ts'
import { itemsOf } from './subject.ts'

/** Whether what Resource and NotResource name can be a resource. */
export const resources: Rule = {
  codes: {
    RESOURCE_MALFORMED: {
      severity: 'error',
      meaning: 'A resource is neither `*` nor an ARN: a partition, an account or a whole part is wrong.',
      reference: PAGES.arns,
    },
  },

  looksAt: 'resources',

  *find({ statements }): Generator<Finding> {
    for (const statement of statements) {
      for (const name of ['Resource', 'NotResource']) {
        for (const { text, path } of itemsOf(statement, name)) {
          const problem = /^[*?]*\*[*?]*$/.test(text) ? null : arnProblem(text)
          if (problem === null) continue
          yield { code: 'RESOURCE_MALFORMED', message: `${JSON.stringify(text)} is not an ARN`, path, ...problem }
        }
      }
    }
  },
}
