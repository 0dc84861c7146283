import { expect, test } from 'vitest'

import { type ReferenceCase, referenceDecision } from '../reference-evaluator.ts'

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/'
const LOGIC = `${GUIDE}reference_policies_evaluation-logic_policy-eval-basics.html`
const CROSS = `${GUIDE}reference_policies_evaluation-logic-cross-account.html`
const BOUNDARIES = `${GUIDE}access_policies_boundaries.html`
const SCPS = 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html'
const PRINCIPAL = `${GUIDE}reference_policies_elements_principal.html`
const ASSUME = 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html'

const TRUST = `${GUIDE}id_roles_update-role-trust-policy.html`

const HOME = '111122223333'
const AWAY = '444455556666'
const BUCKET = 'arn:aws:s3:::b/x'
const ROLE = `arn:aws:iam::${HOME}:role/oven`
const SESSION = `arn:aws:sts::${HOME}:assumed-role/oven/s`
const USER = `arn:aws:iam::${HOME}:user/ada`

function documentOf(...statements: readonly unknown[]): unknown {
  return { Version: '2012-10-17', Statement: statements }
}
const ALL = documentOf({ Effect: 'Allow', Action: '*', Resource: '*' })
const EC2 = documentOf({ Effect: 'Allow', Action: 'ec2:*', Resource: '*' })
const NO_S3 = documentOf({ Effect: 'Deny', Action: 's3:*', Resource: '*' })

const user: ReferenceCase = {
  caller: { kind: 'user', arn: USER, account: HOME },
  action: 's3:GetObject',
  resource: BUCKET,
  resourceAccount: HOME,
  context: new Map(),
  identity: [],
}
const role: ReferenceCase = { ...user, caller: { kind: 'role', arn: ROLE, account: HOME, session: SESSION } }
const assume = { ...user, action: 'sts:AssumeRole', resource: ROLE }

function names(principal: unknown, action = 's3:*'): unknown {
  return documentOf({ Effect: 'Allow', Principal: principal, Action: action, Resource: '*' })
}

function trusts(principal: unknown, action = 'sts:AssumeRole'): unknown {
  return documentOf({ Effect: 'Allow', Principal: principal, Action: action })
}

const NOT_PRINCIPAL = `${GUIDE}reference_policies_elements_notprincipal.html`
const BOB = `arn:aws:iam::${HOME}:user/bob`

function spares(...principals: readonly string[]): unknown {
  return documentOf({ Effect: 'Deny', NotPrincipal: { AWS: principals }, Action: 's3:*', Resource: '*' })
}

const DECISIONS: readonly (readonly [says: string, page: string, ReferenceCase, string])[] = [
  ['nothing allows', LOGIC, user, 'denied'],
  ['an identity policy allows', LOGIC, { ...user, identity: [ALL] }, 'allowed'],
  ['one of several denies', LOGIC, { ...user, identity: [ALL, NO_S3] }, 'denied'],
  ['a boundary alone grants nothing', BOUNDARIES, { ...user, boundary: ALL }, 'denied'],
  ['a boundary that does not allow', BOUNDARIES, { ...user, identity: [ALL], boundary: EC2 }, 'denied'],
  ['both allow', BOUNDARIES, { ...user, identity: [ALL], boundary: ALL }, 'allowed'],
  ['every level allows', SCPS, { ...user, identity: [ALL], scps: [[ALL], [EC2, ALL]] }, 'allowed'],
  ['one level does not', SCPS, { ...user, identity: [ALL], scps: [[ALL], [EC2]] }, 'denied'],
  ['one level denies', SCPS, { ...user, identity: [ALL], scps: [[ALL, NO_S3], [ALL]] }, 'denied'],
  ['a policy of the resource is enough', LOGIC, { ...user, resourcePolicy: names({ AWS: USER }) }, 'allowed'],
  [
    'in spite of the boundary, for a user',
    LOGIC,
    { ...user, boundary: EC2, resourcePolicy: names({ AWS: USER }) },
    'allowed',
  ],
  ['not in spite of a Deny there', LOGIC, { ...user, boundary: NO_S3, resourcePolicy: names({ AWS: USER }) }, 'denied'],
  ['for a session too', LOGIC, { ...role, boundary: EC2, resourcePolicy: names({ AWS: SESSION }) }, 'allowed'],
  ['but not for a role', LOGIC, { ...role, boundary: EC2, resourcePolicy: names({ AWS: ROLE }) }, 'denied'],
  ['which its boundary allows', LOGIC, { ...role, boundary: ALL, resourcePolicy: names({ AWS: ROLE }) }, 'allowed'],
  [
    'an account that is named gives it to its own policies',
    PRINCIPAL,
    { ...user, resourcePolicy: names({ AWS: HOME }) },
    'denied',
  ],
  ['everyone, within the account', PRINCIPAL, { ...user, resourcePolicy: names('*') }, 'allowed'],
  [
    'everyone, in spite of the boundary, where the condition names the ARN',
    `${PRINCIPAL}#principal-roles`,
    {
      ...user,
      boundary: EC2,
      context: new Map([['aws:principalarn', USER]]),
      resourcePolicy: documentOf({
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:*',
        Resource: '*',
        Condition: { ArnEquals: { 'aws:PrincipalArn': USER } },
      }),
    },
    'allowed',
  ],
  [
    'everyone, in spite of the boundary, of which no page says anything',
    PRINCIPAL,
    { ...user, boundary: EC2, resourcePolicy: names('*') },
    'undecided',
  ],
  [
    'another account: one side is not enough',
    CROSS,
    { ...user, resourceAccount: AWAY, resourcePolicy: names({ AWS: USER }) },
    'denied',
  ],
  ['nor the other', CROSS, { ...user, resourceAccount: AWAY, identity: [ALL] }, 'denied'],
  [
    'both sides',
    CROSS,
    { ...user, resourceAccount: AWAY, identity: [ALL], resourcePolicy: names({ AWS: `arn:aws:iam::${HOME}:root` }) },
    'allowed',
  ],
  ['a trust policy that does not allow', LOGIC, { ...assume, identity: [ALL] }, 'denied'],
  ['one that names the user', ASSUME, { ...assume, resourcePolicy: trusts({ AWS: USER }) }, 'allowed'],
  ['one that names the account', ASSUME, { ...assume, resourcePolicy: trusts({ AWS: HOME }) }, 'denied'],
  ['and the user may', ASSUME, { ...assume, identity: [ALL], resourcePolicy: trusts({ AWS: HOME }) }, 'allowed'],
  [
    'a user that is named, and its boundary',
    TRUST,
    { ...assume, boundary: EC2, resourcePolicy: trusts({ AWS: USER }) },
    'denied',
  ],
  [
    'a role whose account may',
    TRUST,
    { ...role, ...assume, caller: role.caller, identity: [ALL], resourcePolicy: trusts({ AWS: HOME }) },
    'allowed',
  ],
  [
    'a role that names itself',
    'https://aws.amazon.com/blogs/security/announcing-an-update-to-iam-role-trust-policy-behavior/',
    { ...role, ...assume, caller: role.caller, identity: [ALL], resourcePolicy: trusts({ AWS: ROLE }) },
    'allowed',
  ],
  [
    'a role that does not',
    'https://aws.amazon.com/blogs/security/announcing-an-update-to-iam-role-trust-policy-behavior/',
    { ...role, ...assume, caller: role.caller, identity: [ALL], resourcePolicy: trusts({ AWS: USER }) },
    'denied',
  ],
  [
    'a service that is trusted',
    PRINCIPAL,
    {
      ...assume,
      caller: { kind: 'service', name: 'ec2.amazonaws.com' },
      resourcePolicy: trusts({ Service: 'ec2.amazonaws.com' }),
    },
    'allowed',
  ],
  [
    'another service',
    PRINCIPAL,
    {
      ...assume,
      caller: { kind: 'service', name: 'ecs.amazonaws.com' },
      resourcePolicy: trusts({ Service: 'ec2.amazonaws.com' }),
    },
    'denied',
  ],
  [
    'a principal that was deleted is nobody',
    PRINCIPAL,
    { ...assume, identity: [ALL], resourcePolicy: trusts({ AWS: 'AIDAIOSFODNN7EXAMPLE1' }) },
    'denied',
  ],
  [
    'a Deny that leaves out a user and its account',
    NOT_PRINCIPAL,
    { ...user, identity: [ALL], resourcePolicy: spares(USER, HOME) },
    'allowed',
  ],
  [
    'and nobody else of the account',
    NOT_PRINCIPAL,
    { ...user, identity: [ALL], resourcePolicy: spares(BOB, HOME) },
    'denied',
  ],
  [
    'a user without its account',
    NOT_PRINCIPAL,
    { ...user, identity: [ALL], resourcePolicy: spares(USER) },
    'undecided',
  ],
  ['an unreadable policy could deny', LOGIC, { ...user, identity: [ALL, { Statement: 'x' }] }, 'undecided'],
]

test.each(DECISIONS)('decisions: %s (%s)', (_says, _page, given, expected) => {
  expect(referenceDecision(given)).toBe(expected)
})
