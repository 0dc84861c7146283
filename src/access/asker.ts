import { WEB_IDENTITY } from '../policy/web-identity.ts'
import { isUniqueId, parseArn } from '../model/arn.ts'
import type { Principal } from '../model/entity.ts'
import type { Caller } from '../policy/caller.ts'

/** Whoever is asked about: a user or role of the night, or somebody beyond it whose own policies it does not hold. */
export interface Asker {
  readonly caller: Caller
  readonly principal: Principal | null
  /** Of a role, which session of it, by the name that it was given; left out, any. */
  readonly session?: string
}

/** A user or role of the night. */
export function askerOf(principal: Principal): Asker {
  const account = parseArn(principal.arn)?.account ?? null
  return { principal, caller: { kind: principal.kind, name: principal.arn, account } }
}

/**
 * Somebody beyond the night, by the words that policies name them with: a service, a provider, a user or role of another
 * account, an account, the unique id of a principal that was deleted.
 *
 * @returns null where the text is none of these
 * @example outsider('ec2.amazonaws.com')?.kind // 'service'
 */
export function outsider(text: string): Caller | null {
  if (/^\d{12}$/.test(text)) return { kind: 'account', name: text, account: text }
  if (isUniqueId(text)) return { kind: 'deleted', name: text, account: null }
  if (WEB_IDENTITY.has(text)) return { kind: 'federated', name: text, account: null }
  const arn = parseArn(text)
  if (arn === null) return SERVICE.test(text) ? { kind: 'service', name: text, account: null } : null
  const { service, account, resource } = arn
  const [type] = resource.split('/')
  if (service !== 'iam' || account === '') return null
  if (resource === 'root') return { kind: 'account', name: account, account }
  if (type === 'user' || type === 'role') return { kind: type, name: text, account }
  return type === 'saml-provider' || type === 'oidc-provider' ? { kind: 'federated', name: text, account } : null
}

/** Services name themselves so in every partition. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services} */
const SERVICE =
  /^[a-z0-9.-]+\.(?:amazonaws\.com(?:\.cn)?|amazon\.com|amazonaws\.eu|aws\.internal|c2s\.ic\.gov|sc2s\.sgov\.gov)$/
