import type { Access } from '../../../access/access.ts'
import { type Asker, askerOf } from '../../../access/asker.ts'
import type { Decision } from '../../../access/decision.ts'
import type { AccountView } from '../../../model/account.ts'
import { byKeys } from '../../../model/compare.ts'
import type { Role } from '../../../model/entity.ts'
import { type Caller, callerNamed } from '../../../policy/caller.ts'
import type { Policy } from '../../../policy/document/policy.ts'
import { mayLetIn } from './may-let-in.ts'

/** Somebody who can assume a role, or of whom it is unknown, and the call that does it. */
export interface Assumer extends Asker {
  readonly action: 'sts:AssumeRole' | 'sts:AssumeRoleWithSAML' | 'sts:AssumeRoleWithWebIdentity'
  readonly decision: Decision
}

/**
 * Who can assume a role: users and roles of the night by both sides, and whom the trust policy names beyond it. By name
 * and call; those that cannot are left out.
 */
export function assumersOf(role: Role, access: Access, account: AccountView): readonly Assumer[] {
  if (role.trust === null) return []
  const policy = access.held.read(role.trust)
  const principals = [...account.roles(), ...account.users()].filter(mayLetIn(access, account)(role))
  const askers = [...principals.map(askerOf), ...outsidersNamed(policy, account)]
  return askers
    .flatMap((asker): readonly Assumer[] =>
      callsOf(asker.caller).map((action) => {
        return { ...asker, action, decision: access.asking({ action, resource: role.arn }).decide(asker) }
      }),
    )
    .filter(({ decision }) => decision.decision !== 'denied')
    .sort(byName)
}

const byName = byKeys<Assumer>(
  ({ caller }) => caller.name,
  ({ principal }) => principal?.id ?? '',
  ({ action }) => action,
)

/** Whom a trust policy names beyond the night; everyone else is nobody in particular. */
function outsidersNamed({ statements }: Policy, { snapshot }: AccountView): readonly Asker[] {
  const callers = new Map<string, Caller>()
  for (const { principals } of statements) {
    for (const principal of principals?.except === false ? principals.named : []) {
      const caller = callerNamed(principal)
      if (caller !== null && (caller.kind === 'federated' || caller.account !== snapshot.account))
        callers.set(principal.name, caller)
    }
  }
  return [...callers.values()].map((caller) => ({ caller, principal: null }))
}

/** {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_request.html} */
function callsOf({ kind, name }: Caller): readonly Assumer['action'][] {
  if (kind !== 'federated') return ['sts:AssumeRole']
  return /:saml-provider\//.test(name) ? ['sts:AssumeRoleWithSAML'] : ['sts:AssumeRoleWithWebIdentity']
}
