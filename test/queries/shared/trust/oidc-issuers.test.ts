import { expect, test } from 'vitest'

import { issuerOf } from '../../../../src/queries/shared/trust/oidc-issuers.ts'

const provider = (issuer: string) => `arn:aws:iam::123456789012:oidc-provider/${issuer}`

test.each([
  [provider('token.actions.githubusercontent.com'), 'shared', ['sub']],
  [provider('token.actions.githubusercontent.com/bakery'), 'private', ['sub']],
  ['arn:aws-cn:iam::123456789012:oidc-provider/gitlab.com', 'shared', ['sub']],
  [provider('api.pulumi.com/oidc'), 'shared', ['aud']],
  [provider('oidc.eks.eu-central-1.amazonaws.com/id/ABC'), 'eks', ['sub']],
  ['cognito-identity.amazonaws.com', 'cognito', ['aud']],
  ['graph.facebook.com', 'login', ['app_id']],
  [provider('gitlab.example.com'), 'private', ['aud', 'sub']],
  [provider('evil.com/token.actions.githubusercontent.com'), 'private', ['aud', 'sub']],
])('%s is a %s issuer', (principal, kind, tells) => {
  expect(issuerOf(principal)).toMatchObject({ kind, tells })
})

test.each([
  ['oidc-configuration.audit-log.githubusercontent.com', /^https:\/\/github\.com\/[^/]+$/],
  ['proidc.upbound.io', /^mcp:[^/]+\/\*$/],
])('subjects of %s are written as it writes them', (issuer, form) => {
  for (const subject of issuerOf(provider(issuer)).subjects) expect(subject).toMatch(form)
})
