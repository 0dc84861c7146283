/** How an OIDC issuer hands out tokens. */
export interface Issuer {
  /**
   * `shared`: to customers of its own, who need no leave of yours; `cognito`: to users, or guests, of anybody's identity
   * pool; `login`: to whoever logs in to an app; `eks`: to pods of a cluster; `private`: of none of these we know.
   */
  readonly kind: 'cognito' | 'eks' | 'login' | 'private' | 'shared'
  /** Its URL without scheme, with which the condition keys of its claims begin. */
  readonly name: string
  /** The claims that tell for whom a token is, of which a trust policy must ask one. */
  readonly tells: readonly string[]
  /** Claims that whoever gets a token can choose. */
  readonly chosen: ReadonlySet<string>
  /** What subjects of a stranger are like, with wildcards where they can choose. */
  readonly subjects: readonly string[]
}

/**
 * The issuer behind a federated principal: an IAM provider by its ARN, or one that AWS knows by name.
 *
 * @example issuerOf('arn:aws:iam::123456789012:oidc-provider/gitlab.com').tells // ['sub']
 */
export function issuerOf(principal: string): Issuer {
  const name = principal.replace(/^arn:[^:]*:iam::[^:]*:oidc-provider\//, '').toLowerCase()
  if (name === 'cognito-identity.amazonaws.com') {
    return { kind: 'cognito', name, tells: ['aud'], chosen: new Set(['amr']), subjects: [SOMEBODY] }
  }
  const claim = LOGINS.get(name)
  if (claim !== undefined) return { kind: 'login', name, tells: [claim], chosen: NONE, subjects: [SOMEBODY] }
  if (isGithub(name))
    return {
      kind: name.includes('/') ? 'private' : 'shared',
      name,
      tells: ['sub'],
      chosen: GITHUB_CHOSEN,
      subjects: githubSubjects(),
    }
  const shared = SHARED.get(name)
  if (shared !== undefined) {
    const chosen = shared.tells === 'sub' ? AUDIENCE : NONE
    return { kind: 'shared', name, tells: [shared.tells], chosen, subjects: shared.subjects ?? [SOMEBODY] }
  }
  if (/^oidc[.-]eks\./.test(name)) {
    return {
      kind: 'eks',
      name,
      tells: ['sub'],
      chosen: AUDIENCE,
      subjects: [`system:serviceaccount:${SOMEBODY}:${SOMEBODY}`],
    }
  }
  return { kind: 'private', name, tells: ['aud', 'sub'], chosen: NONE, subjects: [SOMEBODY] }
}

/** Whether an issuer is GitHub Actions, or that of one enterprise there, which nobody else gets tokens of. */
export function isGithub(name: string): boolean {
  return name === 'token.actions.githubusercontent.com' || name.startsWith('token.actions.githubusercontent.com/')
}

/**
 * Subjects of the workflows of an owner's repositories, without and with ids, which outlive names.
 * {@link https://docs.github.com/en/actions/reference/security/oidc}
 */
export function githubSubjects(owner = SOMEBODY, repository = '*'): readonly string[] {
  const names = [`${owner}/${repository}`, `${owner}/${repository}@1`, `${owner}@1/${repository}@1`]
  return names.map((name) => `repo:${name}:*`)
}

/** A name that no policy has. */
export const SOMEBODY = 'somebody-else'

const NONE: ReadonlySet<string> = new Set()
/** The workload asks for a token with the audience that it wants. */
const AUDIENCE: ReadonlySet<string> = new Set(['aud'])
const GITHUB_CHOSEN: ReadonlySet<string> = new Set([
  'aud',
  'environment',
  'event_name',
  'ref',
  'ref_type',
  'runner_environment',
  'workflow',
])

/**
 * Logins that AWS knows by name, with the claim that says for which app a token is.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif}
 */
const LOGINS: ReadonlyMap<string, string> = new Map([
  ['accounts.google.com', 'aud'],
  ['graph.facebook.com', 'app_id'],
  ['www.amazon.com', 'app_id'],
])

/**
 * Issuers that serve many customers under one URL, with the claim that AWS wants a trust policy to ask.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html}
 */
const SHARED: ReadonlyMap<string, { readonly tells: 'aud' | 'sub'; readonly subjects?: readonly string[] }> = new Map([
  ['agent.buildkite.com', { tells: 'sub', subjects: [`organization:${SOMEBODY}:*`] }],
  ['api.pulumi.com/oidc', { tells: 'aud' }],
  ['app.terraform.io', { tells: 'sub', subjects: [`organization:${SOMEBODY}:*`] }],
  ['gitlab.com', { tells: 'sub', subjects: [`project_path:${SOMEBODY}/*`] }],
  [
    'oidc-configuration.audit-log.githubusercontent.com',
    { tells: 'sub', subjects: [`https://github.com/${SOMEBODY}`] },
  ],
  ['oidc.codefresh.io', { tells: 'sub' }],
  ['oidc.vercel.com', { tells: 'aud' }],
  ['proidc.upbound.io', { tells: 'sub', subjects: [`mcp:${SOMEBODY}/*`] }],
  ['sandboxes.cloud', { tells: 'aud' }],
  ['scalr.io', { tells: 'sub' }],
  ['studio.datachain.ai/api', { tells: 'sub' }],
  ['tokens.cloud.shisho.dev', { tells: 'sub' }],
  ['vstoken.actions.githubusercontent.com', { tells: 'sub' }],
])
