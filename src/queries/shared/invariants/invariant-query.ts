import { decisionEvidence } from '../../../access/decision-evidence.ts'
import { outsider } from '../../../access/asker.ts'
import { byArn } from '../../../model/compare.ts'
import type { Principal } from '../../../model/entity.ts'
import type { Invariant } from '../../../model/invariant.ts'
import type { Cell } from '../../../model/rows.ts'
import { matches } from '../../../policy/pattern/matches.ts'
import { parsePattern } from '../../../policy/pattern/parse.ts'
import { reachableRoles } from '../access/reachable-roles.ts'
import type { Decision } from '../../../access/decision.ts'
import { defineQuery, type Params, type Query, type QueryContext, type QueryRow } from '../../query.ts'
import { type Breach, breachBeyond, breachesIn } from './breaches.ts'
import { openPart } from './open-part.ts'
import { type AskedOf, questionsOf } from './questions-of.ts'

const COLUMNS = ['principalArn', 'principalId', 'decision', 'action', 'resource', 'context', 'path'] as const

type Column = (typeof COLUMNS)[number]

/**
 * A promise about the account as a query: a row is somebody who breaks it, with a request that is allowed. No row, and
 * nothing left open, is a proof.
 */
export function invariantQuery(invariant: Invariant): Query {
  return defineQuery({
    name: invariant.id,
    title: invariant.description,
    kind: 'finding',
    severity: invariant.severity,
    version: 2,
    needs: ['users', 'groups', 'roles', 'customer-policies', 'aws-policies'],
    params: { promise: { type: 'text', default: textOf(invariant), describe: 'what is promised' } },
    message: `can do what "${invariant.description.replaceAll(/[{}]/g, '')}" rules out: {action} on {resource}; roles assumed on the way: {path}`,
    columns: COLUMNS,
    remediation: 'Take the permission away, or except whoever may have it in the file of invariants.',
    references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html'],
    run: (context) => judge(invariant, context),
  })
}

function textOf({ where, ...invariant }: Invariant): string {
  return JSON.stringify({ ...invariant, where: [...where] })
}

function* judge(invariant: Invariant, context: QueryContext<Params>): Iterable<QueryRow<Column>> {
  const { account, actions, unknown } = context
  const access = context.access()
  const principals = [...account.roles(), ...account.users()].toSorted(byArn)
  const questions = questionsOf(invariant, actions(), account.snapshot.partition)
  const breaches = breachesIn(access, questions, principals)
  const excepts = exceptionsOf(invariant)
  const reachable = reachableRoles(access, account)
  for (const principal of principals) {
    if (excepts(principal.arn)) continue
    const own = breaches.get(principal.arn)
    if (own !== undefined && own.witness === null) {
      unknown(
        openPart(access, principal, own.decision),
        `whether it breaks ${invariant.id} is not certain: ${own.decision.reason}`,
        principal.arn,
      )
      continue
    }
    if (own !== undefined) yield rowOf(principal, own, [])
    else if (invariant.routes) yield* byRoute(principal, breaches, reachable, context)
  }
  if (invariant.beyond) yield* fromBeyond(questions, context)
}

function exceptionsOf({ unless }: Invariant): (arn: string) => boolean {
  const patterns = unless.map((pattern) => parsePattern(pattern))
  return (arn) => patterns.some((pattern) => matches(pattern, arn))
}

function rowOf(
  principal: { readonly arn: string; readonly id: string | null },
  { witness, decision, action }: Omit<Breach, 'principal'>,
  path: readonly string[],
): QueryRow<Column> {
  return {
    values: {
      principalArn: principal.arn,
      principalId: principal.id,
      decision: decision.decision,
      action,
      resource: witness?.resource ?? null,
      context: contextCell(witness?.context ?? new Map()),
      path,
    },
    evidence: decisionEvidence(witness?.statements ?? decision.statements),
  }
}

function contextCell(context: ReadonlyMap<string, Cell>): Cell {
  return Object.fromEntries([...context].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** The first role on the way, by its ARN, that can do it, whether it may itself or not. */
function* byRoute(
  principal: Principal,
  breaches: ReadonlyMap<string, Breach>,
  reachable: ReturnType<typeof reachableRoles>,
  { unknown }: QueryContext<Params>,
): Iterable<QueryRow<Column>> {
  const ways = reachable(principal, HOPS).flatMap((reached) => {
    const breach = breaches.get(reached.role.arn)
    return breach === undefined ? [] : [{ ...reached, breach }]
  })
  const way = ways.find(({ decision, breach }) => decision !== 'unknown' && breach.witness !== null)
  if (way !== undefined) yield rowOf(principal, { ...way.breach, decision: weaker(way.breach, way.last) }, way.path)
  else if (ways[0] !== undefined)
    unknown('roles', `whether it comes to ${ways[0].role.arn} is not certain`, principal.arn)
}

/** How many roles may be assumed one after another. */
const HOPS = 100

function weaker({ decision }: Breach, last: Decision): Decision {
  return decision.decision === 'allowed' ? last : decision
}

/** Somebody of an account that nothing names stands for everyone beyond: no night holds what his own policies are. */
function* fromBeyond(
  questions: readonly AskedOf[],
  { access, account, unknown }: QueryContext<Params>,
): Iterable<QueryRow<Column>> {
  const caller = outsider(`arn:${account.snapshot.partition}:iam::${STRANGER}:user/stranger`)
  if (caller === null) throw new RangeError('a user of another account is an outsider')
  const breach = breachBeyond(access(), questions, { caller, principal: null }, account.snapshot.account)
  if (
    access()
      .notConsidered(null, questions[0]?.question ?? null)
      .includes('resource-policy')
  ) {
    unknown(
      'customer-policies',
      'no policies of resources were given, which alone let in whoever is beyond the account',
      '*',
    )
  } else if (breach?.witness) {
    yield rowOf({ arn: '*', id: null }, breach, [])
  } else if (breach !== null) {
    unknown('customer-policies', breach.decision.reason, '*')
  }
}

/** An account that AWS gives to nobody. */
const STRANGER = '000000000000'
