import type { AccountView } from '../../../model/account.ts'
import { byCodeUnit } from '../../../model/compare.ts'
import type { DocumentRef } from '../../../model/document.ts'
import type { Role } from '../../../model/entity.ts'
import { parseStatements, type Statement } from '../../../policy/document/parse.ts'
import { type StatementPrincipal, statementPrincipals } from '../../../policy/principals.ts'
import { speaksOfAssuming } from '../../../policy/trust-statement.ts'
import { remembered } from '../../../util/remembered.ts'
import { rememberedWeakly } from '../../../util/remembered-weakly.ts'

/** A trust policy as it is written, whatever it comes to. */
export interface TrustReading {
  /** Why it does not say all whom it lets in, or null where it does. */
  readonly gap: string | null
  readonly statements: readonly TrustStatement[]
}

/** A statement of it, with everyone whom it names. */
export interface TrustStatement extends Pick<Statement, 'index' | 'sid' | 'effect'> {
  /** Whether it speaks of assuming the role, as one on session tags alone does not. */
  readonly assumes: boolean
  readonly principals: readonly StatementPrincipal[]
}

/** Reads the trust policy of a role, each document once however many roles and queries share it. */
export function readTrust(account: AccountView, { trust }: Role): TrustReading {
  return trust === null ? NOT_GIVEN : readings(account)(trust)
}

/** The services that a statement lets assume the role, each once, sorted: a Deny lets in nobody. */
export function servicesLetIn({ effect, assumes, principals }: TrustStatement): readonly string[] {
  if (effect !== 'Allow' || !assumes) return []
  const services = principals.filter(({ kind, negated }) => kind === 'service' && !negated)
  return [...new Set(services.map(({ name }) => name))].sort(byCodeUnit)
}

/** Whether a statement lets in everyone, all but some, or somebody named in no form that we know. */
export function mayLetInAnybody({ effect, assumes, principals }: TrustStatement): boolean {
  const isAnybody = ({ kind, negated }: StatementPrincipal): boolean =>
    negated || kind === 'public' || kind === 'unknown'
  return effect === 'Allow' && assumes && principals.some(isAnybody)
}

const NOT_GIVEN: TrustReading = { gap: 'its trust policy was not given', statements: [] }

const readings = rememberedWeakly((account: AccountView) => remembered((ref: DocumentRef) => read(account, ref)))

function read(account: AccountView, ref: DocumentRef): TrustReading {
  const { parsed, json } = account.document(ref)
  const statements = parseStatements(json)
  const gap = !parsed
    ? 'its trust policy does not parse'
    : statements.every(isWhole)
      ? null
      : 'a statement of its trust policy lacks an Effect or Action'
  return {
    gap,
    statements: statements.map((statement) => {
      const { index, sid, effect } = statement
      return { index, sid, effect, assumes: speaksOfAssuming(statement), principals: statementPrincipals(statement) }
    }),
  }
}

function isWhole({ effect, source }: Statement): boolean {
  return effect !== null && (source.has('Action') || source.has('NotAction'))
}
