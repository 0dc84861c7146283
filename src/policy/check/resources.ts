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
    RESOURCE_SERVICE_WILDCARD: {
      severity: 'warning',
      meaning: 'A wildcard where an ARN names the service: AWS says that none can stand there.',
      reference: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
    },
    RESOURCE_VARIABLE_MISPLACED: {
      severity: 'warning',
      meaning: 'A policy variable before the fifth colon of an ARN: AWS says that one can only stand behind it.',
      reference: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
    },
  },

  looksAt: 'resources',

  *find({ isOldVersion, statements }): Generator<Finding> {
    for (const statement of statements) {
      for (const name of ['Resource', 'NotResource']) {
        for (const { text, path } of itemsOf(statement, name)) {
          const problem = /^[*?]*\*[*?]*$/.test(text) ? null : arnProblem(text)
          if (problem !== null) {
            yield { code: 'RESOURCE_MALFORMED', message: `${JSON.stringify(text)} is not an ARN`, path, ...problem }
          } else if (hasAnyService(text)) {
            const message = 'a wildcard cannot stand for the service'
            yield { code: 'RESOURCE_SERVICE_WILDCARD', message, path, found: text, expected: 'the name of a service' }
          } else if (!isOldVersion && hasEarlyVariable(text)) {
            const message = 'a variable cannot stand for a partition, service, region or account'
            const expected = 'variables behind the fifth colon alone'
            yield { code: 'RESOURCE_VARIABLE_MISPLACED', message, path, found: text, expected }
          }
        }
      }
    }
  },
}

/** Of an ARN; what a variable stands for is not known. */
function hasAnyService(text: string): boolean {
  return /^arn:[^:]*:[^:]*[*?]/.test(text.replaceAll(/\$\{[^}]*\}/g, ''))
}

/** What stands for a character that would be a wildcard, or a dollar sign, is no variable. */
function hasEarlyVariable(text: string): boolean {
  if (!text.includes('${')) return false
  const parts = text.replaceAll(/\$\{[^*?$}][^}]*\}/g, '$').split(':', 5)
  return parts.some((part) => part.includes('$'))
}
