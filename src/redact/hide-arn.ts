import { hideIssuer } from './hide-issuer.ts'
import { hideText } from './hide-text.ts'
import type { Hiding } from './hiding.ts'

/** An ARN, or a pattern of ARNs, with the account and the names hidden; partition, service, region and types stay. */
export function hideArn(text: string, hiding: Hiding): string {
  const parts = splitOutside(text, ':')
  const [, , service = '', , account = ''] = parts
  if (account === 'aws') return text
  const resource = parts.slice(5)
  const head = parts
    .slice(0, 5)
    .map((part, place) => ((place === 4 ? NO_ACCOUNT : PLAIN).test(part) ? part : hideText(part, hiding)))
  return [...head, ...(resource.length === 0 ? [] : [hideResource(service, resource.join(':'), hiding)])].join(':')
}

/** No account, any, or one by whose name CloudFront's identities go. */
const NO_ACCOUNT = /^(?:[*?]*|cloudfront)$/

/** What a partition, a service or a region can be. */
const PLAIN = /^(?:[a-z]{1,3}[a-z0-9*?-]{0,25}|[*?]*)$/

function hideResource(service: string, resource: string, hiding: Hiding): string {
  if (service === 'iam' || service === 'sts') {
    if (OF_AWS.test(resource)) return resource
    const provider = /^(oidc-provider\/)(.*)$/s.exec(resource)
    if (provider) return `${provider[1] ?? ''}${hideIssuer(provider[2] ?? '', hiding)}`
  }
  let place = 0
  return splitOutside(resource, ':/')
    .map((part) => (part === ':' || part === '/' ? part : hidePart(service, part, place++, hiding)))
    .join('')
}

/** Roles that a service or IAM Identity Center made, and its provider: their names are AWS's to give. */
const OF_AWS = /^role\/aws-(?:service-role|reserved)\/|^saml-provider\/AWSSSO_\w*_DO_NOT_DELETE$/

function hidePart(service: string, part: string, place: number, hiding: Hiding): string {
  if (hiding.resourceWords.has(service, place, part)) return part
  if (place === 0) {
    const [, start = '', rest = ''] = /^([^*?$]+)([*?].*)$/s.exec(part) ?? []
    if (start !== '' && hiding.resourceWords.begins(service, start)) return `${start}${hideText(rest, hiding)}`
  }
  return service === 'iam' || service === 'sts' ? hideName(part, hiding) : hideText(part, hiding)
}

/** A name, or a segment of a path. */
export function hideName(name: string, hiding: Hiding): string {
  return AWS_NAME.test(name) ? name : hideText(name, hiding)
}

/** Names and paths that AWS gives, and the path that its console gives roles of services. */
const AWS_NAME = /^(?:AWSReservedSSO_|AWSServiceRoleFor)|^service-role$|^AWSSSO_\w*_DO_NOT_DELETE$/

/** A path, segment by segment. */
export function hidePath(path: string, hiding: Hiding): string {
  if (/^\/aws-(?:service-role|reserved)\//.test(path)) return path
  return path
    .split('/')
    .map((segment) => hideName(segment, hiding))
    .join('/')
}

/** Splits at a character of `at` that stands in no variable; with several, they are pieces too. */
function splitOutside(text: string, at: string): readonly string[] {
  if (!text.includes('${')) return at.length > 1 ? text.split(/([:/])/) : text.split(at)
  const parts: string[] = ['']
  for (const piece of text.match(/\$\{[^}]*\}|[\s\S]/g) ?? []) {
    if (!at.includes(piece)) parts.push(`${parts.pop() ?? ''}${piece}`)
    else parts.push(...(at.length > 1 ? [piece] : []), '')
  }
  return parts
}
