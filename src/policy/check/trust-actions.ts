import type { Finding } from './finding.ts'
import type { Rule } from './rule.ts'
import { itemsOf } from './subject.ts'

/** Whether a trust policy speaks of assuming the role, and of nothing else. */
export const trustActions: Rule = {
  codes: {
    TRUST_ACTION_INVALID: {
      severity: 'error',
      meaning: 'An action of another service than STS in a trust policy: IAM takes only those that assume the role.',
      reference: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html',
    },
  },

  elements: ['Action'],

  *find({ kind, statements }): Generator<Finding> {
    if (kind !== 'trust') return
    for (const statement of statements) {
      for (const { text: found, path } of itemsOf(statement, 'Action')) {
        const service = /^([a-z\d-]+):/i.exec(found)?.[1]?.toLowerCase()
        if (service === undefined || service === 'sts') continue
        const message = `a trust policy lets nobody do ${found}`
        yield {
          code: 'TRUST_ACTION_INVALID',
          message,
          path,
          found,
          expected: 'sts:AssumeRole, or another action of STS',
        }
      }
    }
  },
}
