import { WEB_IDENTITY } from '../web-identity.ts'
import { type StatementPrincipal, statementPrincipals } from '../principals.ts'
import { membersOf } from '../../util/members.ts'
import { arnProblem } from './arn-problem.ts'
import type { Finding } from './finding.ts'
import type { Rule } from './rule.ts'
import { elementsOf, type Item, itemsIn } from './subject.ts'

const reference = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html'

/** Whether whom Principal and NotPrincipal name can be somebody. */
export const principals: Rule = {
  codes: {
    PRINCIPAL_UNKNOWN: {
      severity: 'error',
      meaning: 'A principal that is none: no account, user, role or session, or one with a wildcard in its name.',
      reference,
    },
    PRINCIPAL_DELETED: {
      severity: 'warning',
      meaning: 'A unique id, which IAM shows where the user or role that was named has been deleted.',
      reference,
    },
  },

  elements: ['Principal', 'NotPrincipal'],

  *find({ statements }) {
    for (const statement of statements) {
      for (const name of ['Principal', 'NotPrincipal']) {
        const types = membersOf(elementsOf(statement).get(name))
        for (const type of ['AWS', 'Service', 'Federated']) {
          for (const item of itemsIn(types, type, [...statement.path, name])) yield* ofPrincipal(type, item)
        }
      }
    }
  },
}

function* ofPrincipal(type: string, { text: found, path }: Item): Generator<Finding> {
  const source = new Map<string, unknown>([['Principal', { [type]: found }]])
  for (const { kind } of statementPrincipals({ index: 0, sid: null, effect: null, source })) {
    const expected = expectedInstead(type, found, kind)
    if (expected !== null) {
      yield { code: 'PRINCIPAL_UNKNOWN', message: `${JSON.stringify(found)} is no principal`, path, found, expected }
    } else if (kind === 'deleted') {
      const message = `whom ${found} named has been deleted`
      yield { code: 'PRINCIPAL_DELETED', message, path, found, expected: 'a principal that exists' }
    }
  }
}

/** What should stand there; null where it is right. */
function expectedInstead(type: string, found: string, kind: StatementPrincipal['kind']): string | null {
  if (type === 'Federated')
    return found.startsWith('arn:') || WEB_IDENTITY.has(found) ? null : 'the ARN of an identity provider'
  const isWild = kind !== 'public' && type === 'AWS' && /[*?]/.test(found)
  if (kind === 'unknown' || isWild) return 'an account, or the ARN of a user, role or session'
  return type === 'AWS' && found.startsWith('arn:') ? (arnProblem(found)?.expected ?? null) : null
}
