import type { Evidence } from '../model/evidence.ts'
import type { Role } from '../model/entity.ts'
import { listOf, members, parseStatements, stringsOf, type Statement } from '../policy/document/parse.ts'
import { statementPrincipals, type StatementPrincipal } from '../policy/principals.ts'
import type { Params, QueryContext } from './query.ts'

/** Somebody whom a statement of a role's trust policy lets in. */
export interface TrustGrant {
  readonly principal: StatementPrincipal
  readonly statement: Statement
  readonly conditional: boolean
  readonly evidence: Evidence
}

/**
 * Whom a role's trust policy lets in, statement by statement, each once a statement. A Deny lets nobody in, nor does a
 * statement that only speaks of session tags. A policy that cannot be read leaves the role unknown.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html}
 */
export function trustGrants({ account, unknown }: QueryContext<Params>, role: Role): readonly TrustGrant[] {
  if (role.trust === null) {
    unknown('roles', 'its trust policy was not given', role.arn)
    return []
  }
  const document = account.document(role.trust)
  if (!document.parsed) {
    unknown('roles', 'its trust policy does not parse', role.arn)
    return []
  }
  return parseStatements(document.json).flatMap((statement) => {
    if (!isWhole(statement)) unknown('roles', 'a statement of its trust policy lacks an Effect or Action', role.arn)
    if (statement.effect !== 'Allow' || !assumes(statement)) return []
    return distinct(statementPrincipals(statement)).map((principal) => grant(role, statement, principal))
  })
}

function grant(role: Role, statement: Statement, principal: StatementPrincipal): TrustGrant {
  const { index, sid, source } = statement
  const condition = source.get('Condition')
  return {
    principal,
    statement,
    conditional: listOf(condition).length > 0 && (typeof condition !== 'object' || members(condition).size > 0),
    evidence: { kind: 'trust', roleArn: role.arn, statement: index, sid, principal: principal.text },
  }
}

function isWhole({ effect, source }: Statement): boolean {
  return effect !== null && (source.has('Action') || source.has('NotAction'))
}

/** Whether a statement is about assuming the role at all; where a wildcard leaves it open, it is. */
function assumes({ source }: Statement): boolean {
  if (source.has('NotAction')) return true
  return stringsOf(source.get('Action')).some((action) => {
    const [fixed = '', ...wild] = action.toLowerCase().split(/[*?]/)
    return fixed.startsWith(ASSUME) || (wild.length > 0 && ASSUME.startsWith(fixed))
  })
}

/** What the names of all actions that assume a role begin with. */
const ASSUME = 'sts:assumerole'

function distinct(principals: readonly StatementPrincipal[]): readonly StatementPrincipal[] {
  const seen = new Set<string>()
  return principals.filter(({ kind, name, negated }) => {
    const key = `${kind} ${negated} ${name}`
    return !seen.has(key) && seen.add(key)
  })
}
