import { hideText } from './hide-text.ts'
import type { Hiding } from './hiding.ts'

/** An OIDC issuer by its URL, with or without scheme: those that many accounts trust stay, since answers turn on them. */
export function hideIssuer(text: string, hiding: Hiding): string {
  const [, scheme = '', host = '', path = ''] = /^(https?:\/\/)?([^/]*)(.*)$/is.exec(text) ?? []
  if (!isWellKnownHost(host)) return `${scheme}${hideText(host, hiding)}${hidePath(path, hiding)}`
  return `${scheme}${host}${OPEN_PATHS.has(`${host}${path}`.toLowerCase()) ? path : hidePath(path, hiding)}`
}

/** Whether a host is AWS's, or an issuer of tokens to whoever asks. */
export function isWellKnownHost(host: string): boolean {
  const lower = host.toLowerCase()
  return HOSTS.has(lower) || /(?:^|\.)(?:amazonaws\.com|amazonaws\.com\.cn|aws\.amazon\.com|api\.aws)$/.test(lower)
}

/** `id` stands before the number of a cluster. */
function hidePath(path: string, hiding: Hiding): string {
  return path
    .split('/')
    .map((part) => (part === 'id' ? part : hideText(part, hiding)))
    .join('/')
}

/** {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html} */
const HOSTS: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'agent.buildkite.com',
  'api.pulumi.com',
  'app.terraform.io',
  'github.com',
  'gitlab.com',
  'graph.facebook.com',
  'oidc-configuration.audit-log.githubusercontent.com',
  'oidc.codefresh.io',
  'oidc.vercel.com',
  'proidc.upbound.io',
  'sandboxes.cloud',
  'scalr.io',
  'studio.datachain.ai',
  'token.actions.githubusercontent.com',
  'tokens.cloud.shisho.dev',
  'vstoken.actions.githubusercontent.com',
  'www.amazon.com',
])

const OPEN_PATHS: ReadonlySet<string> = new Set(['api.pulumi.com/oidc', 'studio.datachain.ai/api'])
