import { hideArn } from './hide-arn.ts'
import { isWellKnownHost } from './hide-issuer.ts'
import { hideText } from './hide-text.ts'
import type { Hiding } from './hiding.ts'

/**
 * A value of a tag, a condition or a member that nothing more is known of: what is AWS's to say stays (services, regions,
 * truth), an ARN is hidden as one, and everything else as text.
 */
export function hideValue(text: string, hiding: Hiding): string {
  if (OF_AWS.test(text)) return text
  if (text.startsWith('arn:')) return hideArn(text, hiding)
  const [, scheme = '', host = '', path = ''] = /^(https?:\/\/)([^/]+)(.*)$/is.exec(text) ?? []
  if (!isWellKnownHost(host)) return hideText(text, hiding)
  return `${scheme}${host}${path === '/saml' ? path : hideText(path, hiding)}`
}

/** Truth in the forms of JSON and Python, names of services, regions. */
const OF_AWS =
  /^(?:true|false|[a-z0-9.*-]+\.amazonaws\.com(?:\.cn)?|(?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|us)(?:-gov|-iso[a-z]?)?-(?:north|south|east|west|central|[*?])[a-z*]*(?:-\d|-[*?])?|)$/i
