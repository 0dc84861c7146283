import { byCodeUnit, byKeys } from '../model/compare.ts'
import type { Role } from '../model/entity.ts'
import type { Evidence } from '../model/evidence.ts'
import { parseArn } from '../model/arn.ts'
import { isServiceLinked } from '../model/role.ts'
import { type Caller, callerFormula } from '../policy/caller.ts'
import type { PolicyStatement } from '../policy/document/policy.ts'
import { all, ALWAYS, any, type Formula, NEVER, not } from '../policy/formula.ts'
import { matches } from '../policy/pattern/matches.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import type { StatementPrincipal } from '../policy/principals.ts'
import type { Params, QueryContext } from './query.ts'

/** What somebody whom a trust policy names can be. */
export type TrustedKind =
  | 'account'
  | 'canonical-user'
  | 'deleted'
  | 'everyone-but'
  | 'oidc-provider'
  | 'principal'
  | 'public'
  | 'saml-provider'
  | 'service'
  | 'unknown'

/** Somebody whom a statement of a role's trust policy would let in, where nothing keeps them out. */
export interface WayIn {
  readonly role: Role
  readonly statement: PolicyStatement
  readonly kind: TrustedKind
  /** `*`, an account's id, an ARN, a service or provider; of everyone but some, those. */
  readonly trusted: string
  /** The account in which they live; null for who lives in none. */
  readonly account: string | null
  /** As the document has it. */
  readonly text: string
  /** Whoever is meant; null where that is everyone, or cannot be told. */
  readonly caller: Caller | null
  readonly evidence: Evidence
  /** What of the trust policy may keep them out. */
  readonly denies: readonly PolicyStatement[]
  /** Under which circumstances a caller gets in by this statement, past every Deny of the trust policy. */
  when(caller: Caller): Formula
}

/**
 * Everyone whom the account's roles let in, by role, statement, kind and name; service-linked roles apart, which only their
 * service can assume or change. A trust policy that cannot be read is left unknown.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html}
 */
export function* waysIn(context: QueryContext<Params>): Generator<WayIn> {
  for (const role of context.account.roles()) {
    if (!isServiceLinked(role)) yield* waysInto(context, role)
  }
}

/** Everyone whom one role lets in. */
export function waysInto(context: QueryContext<Params>, role: Role): readonly WayIn[] {
  const statements = trustStatements(context, role)
  const denies = statements.filter(({ effect }) => effect !== 'Allow')
  for (const { index, effect, principals, undecidable } of statements) {
    if (principals !== null || effect === 'Deny' || undecidable === null) continue
    context.unknown('roles', `statement ${index} of its trust policy: ${undecidable}`, role.arn)
  }
  return statements
    .filter(({ effect }) => effect !== 'Deny')
    .flatMap((statement) =>
      trustedBy(statement)
        .filter(({ kind }) => actionsOf(kind).some((action) => speaksOf(statement, action)))
        .map((trusted): WayIn => {
          const { kind, name, account, text } = trusted
          return {
            role,
            statement,
            kind,
            trusted: name,
            account,
            text,
            caller: callerOf(trusted),
            evidence: trustEvidence(role, statement, text),
            denies: denies.filter(
              (deny) => deny !== statement && actionsOf(kind).some((action) => speaksOf(deny, action)),
            ),
            when: (caller) => whenLetIn(statement, denies, actionsOf(kind), caller),
          }
        })
        .sort(byKindAndName),
    )
}

const byKindAndName = byKeys<WayIn>(
  ({ kind }) => kind,
  ({ trusted }) => trusted,
)

/** Columns that tell a way in, first in every row about one: rows stand in their order. */
export const WAY_COLUMNS = ['roleArn', 'roleId', 'statement', 'trustedKind', 'trusted'] as const

/** The cells of {@link WAY_COLUMNS}. */
export function wayCells({ role, statement, kind, trusted }: WayIn) {
  return { roleArn: role.arn, roleId: role.id, statement: statement.index, trustedKind: kind, trusted }
}

/** The statements of a role's trust policy; none, and the role left unknown, where it cannot be read. */
export function trustStatements(
  { access, unknown }: QueryContext<Params>,
  { arn, trust }: Role,
): readonly PolicyStatement[] {
  if (trust === null) {
    unknown('roles', 'its trust policy was not given', arn)
    return []
  }
  const { statements, undecidable } = access().held.read(trust)
  if (undecidable !== null) unknown('roles', `its trust policy cannot be read: ${undecidable}`, arn)
  return statements
}

/** A statement of a trust policy, and whom of those it names a verdict is about. */
export function trustEvidence({ arn }: Role, { index, sid }: PolicyStatement, principal: string): Evidence {
  return { kind: 'trust', roleArn: arn, statement: index, sid, principal }
}

interface Trusted {
  readonly kind: TrustedKind
  readonly name: string
  readonly account: string | null
  readonly text: string
}

/** Whom a statement names, each once; NotPrincipal names one: everyone but those. */
function trustedBy({ principals }: PolicyStatement): readonly Trusted[] {
  if (principals === null) return []
  const { named, except } = principals
  if (except) {
    const names = [...new Set(named.map(({ name }) => name))].sort(byCodeUnit).join(', ')
    return [{ kind: 'everyone-but', name: names, account: null, text: names }]
  }
  const found = new Map<string, Trusted>()
  for (const principal of named) {
    const trusted = { ...principal, kind: kindOf(principal) }
    const key = `${trusted.kind} ${trusted.name}`
    if (!found.has(key)) found.set(key, trusted)
  }
  return [...found.values()]
}

function kindOf({ kind, name }: StatementPrincipal): TrustedKind {
  if (kind !== 'federated') return kind
  return name.includes(':saml-provider/') ? 'saml-provider' : 'oidc-provider'
}

/** A session is somebody by the role that it is one of; its path is not in its ARN, so that it stands without. */
function callerOf({ kind, name, account }: Trusted): Caller | null {
  switch (kind) {
    case 'account':
    case 'canonical-user':
    case 'deleted':
    case 'service':
      return { kind, name, account }
    case 'oidc-provider':
    case 'saml-provider':
      return { kind: 'federated', name, account }
    case 'principal': {
      const { partition = '', resource = '' } = parseArn(name) ?? {}
      const role = /^assumed-role\/([^/]+)\//.exec(resource)?.[1]
      if (role !== undefined) return { kind: 'role', name: `arn:${partition}:iam::${account}:role/${role}`, account }
      return { kind: resource.startsWith('role/') ? 'role' : 'user', name, account }
    }
    case 'public':
    case 'everyone-but':
    case 'unknown':
      return null
    default:
      return kind satisfies never
  }
}

const ASSUME_ROLE = 'sts:assumerole'
const WITH_SAML = 'sts:assumerolewithsaml'
const WITH_WEB_IDENTITY = 'sts:assumerolewithwebidentity'

/**
 * By which actions somebody of a kind assumes a role.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_assumerole.html}
 */
function actionsOf(kind: TrustedKind): readonly string[] {
  switch (kind) {
    case 'saml-provider':
      return [WITH_SAML]
    case 'oidc-provider':
      return [WITH_WEB_IDENTITY]
    case 'public':
    case 'everyone-but':
    case 'unknown':
      return [ASSUME_ROLE, WITH_SAML, WITH_WEB_IDENTITY]
    case 'account':
    case 'canonical-user':
    case 'deleted':
    case 'principal':
    case 'service':
      return [ASSUME_ROLE]
    default:
      return kind satisfies never
  }
}

function speaksOf({ actions: { patterns, except } }: PolicyStatement, action: string): boolean {
  return patterns.some((pattern) => matches(parsePattern(pattern), action)) !== except
}

function whenLetIn(
  statement: PolicyStatement,
  denies: readonly PolicyStatement[],
  actions: readonly string[],
  caller: Caller,
): Formula {
  return all([
    whenApplies(statement, caller),
    any(
      actions
        .filter((action) => speaksOf(statement, action))
        .map((action) => {
          const against = denies.filter((deny) => deny !== statement && speaksOf(deny, action))
          return not(any(against.map((deny) => whenApplies(deny, caller))))
        }),
    ),
  ])
}

/** Under which circumstances a statement speaks of a caller; one that cannot be read, or may be of either effect, perhaps. */
export function whenApplies({ principals, conditions, effect, undecidable }: PolicyStatement, caller: Caller): Formula {
  const why = undecidable ?? (effect === null ? 'its Effect is neither Allow nor Deny' : null)
  return all([
    principals === null ? (undecidable === null ? NEVER : ALWAYS) : callerFormula(principals, caller),
    ...conditions.map((test): Formula => ({ is: 'test', test })),
    why === null ? ALWAYS : { is: 'unknown', why },
  ])
}
