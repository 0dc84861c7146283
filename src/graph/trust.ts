import type { AccountView } from '../model/account.ts'
import type { DocumentRef } from '../model/document.ts'
import type { Role } from '../model/entity.ts'
import { parseStatements } from '../policy/document/parse.ts'
import { statementPrincipals } from '../policy/principals.ts'
import { isConditional, speaksOfAssuming } from '../policy/trust-statement.ts'
import type { EdgeAttributes } from './graph.ts'
import type { NodeKeys } from './node-keys.ts'
import { principalNode, sessionRole } from './principal-node.ts'
import type { SketchNode } from './sketch.ts'

/** One principal of one statement of a trust policy: whom it means, and how. */
export interface Trust {
  /** The entities of the night that are meant. */
  readonly known: readonly string[]
  /** Who is meant where it is none of them. */
  readonly otherwise: SketchNode
  readonly attributes: EdgeAttributes
}

/** Reads the trust policies of a night, each document once however many roles share it. */
export function trustReader(account: AccountView, keys: NodeKeys): (role: Role) => readonly Trust[] {
  const read = new Map<DocumentRef, readonly Trust[]>()
  return ({ trust: ref }) => {
    if (ref === null) return []
    const trusts = read.get(ref) ?? documentTrusts(account, ref, keys)
    read.set(ref, trusts)
    return trusts
  }
}

function documentTrusts(account: AccountView, ref: DocumentRef, keys: NodeKeys): readonly Trust[] {
  return parseStatements(account.document(ref).json).flatMap((statement) => {
    const { effect, index, sid } = statement
    const said = { effect, assumes: speaksOfAssuming(statement), statement: index, sid }
    const conditional = isConditional(statement)
    return statementPrincipals(statement).map((principal) => ({
      known: principal.kind === 'principal' && !principal.negated ? entitiesNamed(principal.name, account, keys) : [],
      otherwise: principalNode(principal, account.snapshot),
      attributes: { kind: 'trusts', ...said, conditional, negated: principal.negated },
    }))
  })
}

/** Trusting a session is trusting its role, as far as a graph without sessions can say it. */
function entitiesNamed(arn: string, { snapshot }: AccountView, keys: NodeKeys): readonly string[] {
  const known = [...keys.withArn('role', arn), ...keys.withArn('user', arn)]
  const role = sessionRole(arn, snapshot)
  return known.length > 0 || role === null ? known : keys.rolesNamed(role)
}
