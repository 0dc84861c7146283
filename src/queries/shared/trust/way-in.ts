import { byKeys } from '../../../model/compare.ts'
import type { Role } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'
import { isServiceLinked } from '../../../model/role.ts'
import type { Caller } from '../../../policy/caller.ts'
import type { Policy, PolicyStatement } from '../../../policy/document/policy.ts'
import type { Formula } from '../../../policy/formula.ts'
import { rememberedWeakly } from '../../../util/remembered-weakly.ts'
import type { Params, QueryContext } from '../../query.ts'
import { trustEvidence, trustPolicy } from './trust-statements.ts'
import { callerOf, trustedBy, type TrustedKind } from './trusted.ts'
import { speaksOf, whenLetIn } from './when-let-in.ts'

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
function waysInto(context: QueryContext<Params>, role: Role): readonly WayIn[] {
  const policy = trustPolicy(context, role)
  if (policy === null) return []
  for (const { index, undecidable } of doorsOf(policy).unnamed) {
    context.unknown('roles', `statement ${index} of its trust policy: ${undecidable}`, role.arn)
  }
  return waysBy(policy)(role)
}

/** Remembered, since many queries ask the same of every role. */
const waysBy = rememberedWeakly((policy: Policy) =>
  rememberedWeakly((role: Role): readonly WayIn[] =>
    doorsOf(policy).doors.map((door) => ({ role, ...door, evidence: trustEvidence(role, door.statement, door.text) })),
  ),
)

/** What a trust policy says of somebody, whichever role has it. */
type Door = Omit<WayIn, 'role' | 'evidence'>

/** Whom a trust policy lets in, and the statements that may let in anybody. Many roles have the same. */
const doorsOf = rememberedWeakly(({ statements }: Policy) => {
  const denies = statements.filter(({ effect }) => effect !== 'Allow')
  return {
    unnamed: statements.filter(
      ({ effect, principals, undecidable }) => principals === null && effect !== 'Deny' && undecidable !== null,
    ),
    doors: statements
      .filter(({ effect }) => effect !== 'Deny')
      .flatMap((statement) =>
        trustedBy(statement)
          .filter(({ kind }) => actionsOf(kind).some((action) => speaksOf(statement, action)))
          .map((trusted): Door => {
            const { kind, name, account, text } = trusted
            return {
              statement,
              kind,
              trusted: name,
              account,
              text,
              caller: callerOf(trusted),
              denies: denies.filter(
                (deny) => deny !== statement && actionsOf(kind).some((action) => speaksOf(deny, action)),
              ),
              when: rememberedWeakly((caller) => whenLetIn(statement, denies, actionsOf(kind), caller)),
            }
          })
          .sort(byKindAndName),
      ),
  }
})

const byKindAndName = byKeys<Door>(
  ({ kind }) => kind,
  ({ trusted }) => trusted,
)

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

/** Columns that tell a way in, first in every row about one: rows stand in their order. */
export const WAY_COLUMNS = ['roleArn', 'roleId', 'statement', 'trustedKind', 'trusted'] as const

/**
 * The cells of {@link WAY_COLUMNS}. A row has them behind a cell of its own: what begins with the members of another object
 * has a shape of its own in V8 11, and is made and read ten times as slowly.
 */
export function wayCells({ role, statement, kind, trusted }: WayIn) {
  return { roleArn: role.arn, roleId: role.id, statement: statement.index, trustedKind: kind, trusted }
}
