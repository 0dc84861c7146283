import { isUniqueId, parseArn } from '../model/arn.ts'
import { listOf, type Statement } from './document/parse.ts'
import { membersOf } from '../util/members.ts'

/** What a statement's principal turns out to be. */
export type PrincipalKind =
  /** everyone, in every account */
  | 'public'
  /** a whole account, whichever way it is written */
  | 'account'
  /** a role, a user, or a session of one */
  | 'principal'
  /** the unique id that IAM shows in place of a principal that was deleted */
  | 'deleted'
  | 'service'
  /** a SAML or OIDC provider */
  | 'federated'
  | 'canonical-user'
  /** none of these: kept, since what we cannot read may still grant */
  | 'unknown'

/** One principal of a statement, in one spelling whatever the document's. */
export interface StatementPrincipal {
  readonly kind: PrincipalKind
  /** `*`, the account's id, an ARN, a unique id, a service or provider name, or the text as it stands. */
  readonly name: string
  /** The account an ARN or account id names; null for what lives in none. */
  readonly account: string | null
  /** Whether it is named by NotPrincipal: everyone but it is meant. */
  readonly negated: boolean
  /** As the document has it; JSON where that is not a text. */
  readonly text: string
}

/**
 * Everyone a statement names, in the document's order: nobody is left out, whatever the spelling.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html}
 */
export function statementPrincipals(statement: Statement): readonly StatementPrincipal[] {
  return [
    ...elementPrincipals(statement.source.get('Principal'), false),
    ...elementPrincipals(statement.source.get('NotPrincipal'), true),
  ]
}

function elementPrincipals(element: unknown, negated: boolean): readonly StatementPrincipal[] {
  const byType = membersOf(element)
  const named = byType.size > 0 ? [...byType] : [['AWS', element] as const]
  return named.flatMap(([type, value]) =>
    listOf(value).map((item) => {
      const text = typeof item === 'string' ? item : JSON.stringify(item)
      return { negated, ...classify(type, item, text), text }
    }),
  )
}

type Classified = Pick<StatementPrincipal, 'kind' | 'name' | 'account'>

function classify(type: string, item: unknown, text: string): Classified {
  const isText = (typeof item === 'string' && item !== '') || typeof item === 'number'
  if (!isText) return { kind: 'unknown', name: text, account: null }
  switch (type) {
    case 'AWS':
      return awsPrincipal(text)
    case 'Service':
      return { kind: 'service', name: text, account: null }
    case 'Federated':
      return { kind: 'federated', name: text, account: parseArn(text)?.account || null }
    case 'CanonicalUser':
      return { kind: 'canonical-user', name: text, account: null }
    default:
      return { kind: 'unknown', name: text, account: null }
  }
}

/**
 * Reads a value under `AWS`. Placeholders of doctored files stand where an account's digits would, so an ARN's form decides.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns}
 */
function awsPrincipal(text: string): Classified {
  if (text === '*') return { kind: 'public', name: text, account: null }
  if (/^\d{12}$/.test(text)) return { kind: 'account', name: text, account: text }
  if (isUniqueId(text)) return { kind: 'deleted', name: text, account: null }
  const arn = parseArn(text)
  if (!arn || arn.account === '') return { kind: 'unknown', name: text, account: null }
  const { service, account, resource } = arn
  if (service === 'iam' && resource === 'root') return { kind: 'account', name: account, account }
  const types =
    service === 'iam' ? /^(?:role|user)\/./ : service === 'sts' ? /^(?:assumed-role|federated-user)\/./ : null
  return { kind: types?.test(resource) ? 'principal' : 'unknown', name: text, account }
}
