import query from '../../../src/queries/trust/role-trust-oidc-without-subject.ts'
import { bakery, type Bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const GITHUB = 'token.actions.githubusercontent.com'
const CLUSTER = 'oidc.eks.eu-central-1.amazonaws.com/id/ABCDEF'
const COGNITO = 'cognito-identity.amazonaws.com'

const provider = (issuer: string) => `arn:aws:iam::123456789012:oidc-provider/${issuer}`

/** A role that an issuer's tokens open, under a Condition. */
function tokens(issuer: string, Condition: object, principal = provider(issuer)): Bakery {
  const more = { Action: 'sts:AssumeRoleWithWebIdentity', Condition }
  return bakery().role('oven', { id: 'AROAOVEN', trust: trusting({ Federated: principal }, more) })
}

testQuery(query, {
  rows: {
    'GitHub by its audience alone, which every workflow can have': [
      tokens(GITHUB, { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          statement: 0,
          trustedKind: 'oidc-provider',
          trusted: provider(GITHUB),
          issuer: GITHUB,
          isShared: true,
          lacks: 'sub',
          conditions: [`StringEquals ${GITHUB}:aud sts.amazonaws.com`],
        },
      ],
    ],
  },
  reports: {
    'GitHub without conditions': [tokens(GITHUB, {}), ['role/oven']],
    'any subject of GitHub': [tokens(GITHUB, { StringLike: { [`${GITHUB}:sub`]: 'repo:*' } }), ['role/oven']],
    'a branch of any repository': [
      tokens(GITHUB, { StringLike: { [`${GITHUB}:sub`]: 'repo:*/*:ref:refs/heads/main' } }),
      ['role/oven'],
    ],
    'a subject that can be missing, all others kept': [
      tokens(GITHUB, { StringNotEquals: { [`${GITHUB}:sub`]: 'repo:bakery/oven:ref:refs/heads/main' } }),
      ['role/oven'],
    ],
    'a list of subjects with one too wide': [
      tokens(GITHUB, { StringLike: { [`${GITHUB}:sub`]: ['repo:bakery/oven:*', 'repo:*'] } }),
      ['role/oven'],
    ],
    'an environment of any repository': [
      tokens(GITHUB, { StringEquals: { [`${GITHUB}:environment`]: 'production' } }),
      ['role/oven'],
    ],
    'GitLab, by a branch': [
      tokens('gitlab.com', { StringLike: { 'gitlab.com:sub': 'project_path:*:ref_type:branch:ref:main' } }),
      [{ issuer: 'gitlab.com', isShared: true }],
    ],
    'Terraform, by a workspace of any organisation': [
      tokens('app.terraform.io', {
        StringEquals: { 'app.terraform.io:aud': 'aws.workload.identity' },
        StringLike: { 'app.terraform.io:sub': 'organization:*:workspace:oven:run_phase:*' },
      }),
      [{ issuer: 'app.terraform.io', lacks: 'sub' }],
    ],
    'a cluster, by the audience that all of its pods have': [
      tokens(CLUSTER, { StringEquals: { [`${CLUSTER}:aud`]: 'sts.amazonaws.com' } }),
      [{ issuer: CLUSTER.toLowerCase(), isShared: false, lacks: 'sub' }],
    ],
    'Cognito without an identity pool': [
      tokens(COGNITO, { 'ForAnyValue:StringLike': { [`${COGNITO}:amr`]: 'authenticated' } }, COGNITO),
      [{ trusted: COGNITO, isShared: true, lacks: 'aud' }],
    ],
    'a login to any app': [tokens('accounts.google.com', {}, 'accounts.google.com'), [{ lacks: 'aud' }]],
    'an issuer of your own without any condition': [
      tokens('id.example.com', {}),
      [{ isShared: false, lacks: 'aud or sub' }],
    ],
    'conditions that are about something else': [
      tokens(GITHUB, { Bool: { 'aws:SecureTransport': 'true' }, StringLike: { 'sts:RoleSessionName': 'GitHub*' } }),
      ['role/oven'],
    ],
  },
  silent: {
    'a repository of GitHub': tokens(GITHUB, {
      StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' },
      StringLike: { [`${GITHUB}:sub`]: 'repo:bakery/oven:*' },
    }),
    'an organisation of GitHub, which is another finding': tokens(GITHUB, {
      StringLike: { [`${GITHUB}:sub`]: 'repo:bakery/*' },
    }),
    'a repository by its id': tokens(GITHUB, { StringEquals: { [`${GITHUB}:repository_id`]: '42' } }),
    'a Deny of other repositories': bakery().role('oven', {
      trust: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Federated: provider(GITHUB) },
            Action: 'sts:AssumeRoleWithWebIdentity',
          },
          {
            Effect: 'Deny',
            Principal: '*',
            Action: '*',
            Condition: { StringNotLike: { [`${GITHUB}:sub`]: 'repo:bakery/*' } },
          },
        ],
      },
    }),
    'a project of GitLab': tokens('gitlab.com', {
      StringLike: { 'gitlab.com:sub': 'project_path:bakery/oven:ref_type:branch:ref:*' },
    }),
    'an organisation of Terraform': tokens('app.terraform.io', {
      StringLike: { 'app.terraform.io:sub': 'organization:bakery:project:*:workspace:*:run_phase:*' },
    }),
    'a team of Vercel, by the audience': tokens('oidc.vercel.com', {
      StringEquals: { 'oidc.vercel.com:aud': 'https://vercel.com/bakery' },
    }),
    'a service account of a cluster': tokens(CLUSTER, {
      StringEquals: { [`${CLUSTER}:sub`]: 'system:serviceaccount:bakery:oven' },
    }),
    'an identity pool of Cognito, with its users': tokens(
      COGNITO,
      {
        StringEquals: { [`${COGNITO}:aud`]: 'eu-central-1:0f0f0f0f' },
        'ForAnyValue:StringLike': { [`${COGNITO}:amr`]: 'authenticated' },
      },
      COGNITO,
    ),
    'an identity pool of Cognito, with its guests': tokens(
      COGNITO,
      {
        StringEquals: { [`${COGNITO}:aud`]: 'eu-central-1:0f0f0f0f' },
        'ForAnyValue:StringLike': { [`${COGNITO}:amr`]: 'unauthenticated' },
      },
      COGNITO,
    ),
    'an app of Google': tokens(
      'accounts.google.com',
      { StringEquals: { 'accounts.google.com:aud': '66677788' } },
      'accounts.google.com',
    ),
    'an audience of an issuer of your own': tokens('id.example.com', {
      StringEquals: { 'id.example.com:aud': 'bakery' },
    }),
    'a provider under an action that takes no token of it': bakery().role('oven', {
      trust: trusting({ Federated: provider(GITHUB) }),
    }),
    'SAML, accounts, services': bakery()
      .ssoRole('Baker')
      .role('a', { trust: '111122223333' })
      .role('b', { trust: 'ec2.amazonaws.com' }),
  },
  unknown: {
    'a condition that nobody can read': [
      tokens(GITHUB, { StringLike: { [`${GITHUB}:sub`]: [] } }),
      [
        {
          part: 'roles',
          reason: `statement 0 of its trust policy: its Condition has no values for StringLike ${GITHUB}:sub`,
          subjects: ['role/oven'],
        },
      ],
    ],
  },
})
