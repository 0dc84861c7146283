import { hideIssuer } from './hide-issuer.ts'
import { hideText } from './hide-text.ts'
import type { Hiding } from './hiding.ts'

/** A condition key with what the account put into it hidden: the key of a tag, an issuer's address. */
export function hideConditionKey(key: string, hiding: Hiding): string {
  const tag = /^([^/]*tag\/)(.*)$/is.exec(key)
  if (tag) return `${tag[1] ?? ''}${hiding.tagKey(tag[2] ?? '')}`
  const context = /^(kms:EncryptionContext:)(.*)$/is.exec(key)
  if (context) return `${context[1] ?? ''}${hideText(context[2] ?? '', hiding)}`
  const claim = issuerClaim(key)
  if (claim) return `${hideIssuer(claim.issuer, hiding)}:${claim.claim}`
  return AWS_KEY.test(key) ? key : hideText(key, hiding)
}

/** The issuer of tokens in a key such as `token.actions.githubusercontent.com:sub`; null where it names none. */
export function issuerClaim(key: string): { readonly issuer: string; readonly claim: string } | null {
  const colon = key.lastIndexOf(':')
  const issuer = key.slice(0, Math.max(colon, 0))
  return /[./]/.test(issuer) ? { issuer, claim: key.slice(colon + 1) } : null
}

/** `service:Name`, and a few that have a path of AWS's own behind it; or something of no account. */
const AWS_KEY = /^[*?]*$|^[a-z0-9-]+:[\w*?.-]*(?:\/[\w.-]+)?$/i
