import { ROLES } from '../../../src/escalation/techniques/roles.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing, trusting } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const OVEN = 'arn:aws:iam::123456789012:role/oven'
const OWN = 'arn:aws:iam::123456789012:user/mallory'
const denying = (action: string): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: action, Resource: '*' }],
})

/** Mallory, who may do something to a role, or the policy of a role, that trusts somebody. */
const having = (actions: readonly string[], trust: string | object = OWN): Bakery =>
  bakery()
    .policy('Heat')
    .role('oven', { trust, attached: ['Heat'] })
    .user('mallory', { inline: { Roles: allowing(actions, [OVEN, 'arn:aws:iam::123456789012:policy/Heat']) } })

const FULL = [{ version: 'v1' }, { version: 'v2' }, { version: 'v3' }, { version: 'v4' }, { version: 'v5' }]

testTechniques(ROLES, {
  'update-assume-role-policy': {
    reports: {
      'a role that trusts a service alone': [
        having(['iam:UpdateAssumeRolePolicy'], 'ec2.amazonaws.com'),
        { to: 'role/oven', decision: 'allowed', precondition: 'met' },
      ],
    },
    silent: {
      'somebody who must not assume roles': bakery()
        .role('oven')
        .user('mallory', {
          inline: { Trust: allowing('iam:UpdateAssumeRolePolicy', OVEN), Fence: denying('sts:AssumeRole') },
        }),
      'a service-linked role': bakery()
        .serviceLinkedRole('ecs.amazonaws.com')
        .user('mallory', { inline: { Trust: allowing('iam:UpdateAssumeRolePolicy') } }),
      'a boundary without it': bakery()
        .policy('Fence', { document: allowing(['s3:*', 'sts:*']) })
        .role('oven')
        .user('mallory', { inline: { Trust: allowing('iam:UpdateAssumeRolePolicy', OVEN) }, boundary: 'Fence' }),
    },
  },
  'put-role-policy-and-assume': {
    reports: {
      'a role that names the caller, who needs no Allow to assume it': [
        having(['iam:PutRolePolicy']),
        { to: 'role/oven', decision: 'allowed' },
      ],
      'a role that anybody of the account may assume': [
        having(['iam:PutRolePolicy', 'sts:AssumeRole'], '123456789012'),
        { to: 'role/oven', decision: 'allowed' },
      ],
    },
    silent: {
      'a role that trusts the account, without an Allow to assume it': having(['iam:PutRolePolicy'], '123456789012'),
      'a role that trusts somebody else': having(
        ['iam:PutRolePolicy', 'sts:AssumeRole'],
        'arn:aws:iam::123456789012:user/trudy',
      ),
      'a role with a boundary': bakery()
        .policy('Fence', { document: allowing('s3:*') })
        .role('oven', { trust: OWN, boundary: 'Fence' })
        .user('mallory', { inline: { Roles: allowing('iam:PutRolePolicy', OVEN) } }),
    },
  },
  'attach-role-policy-and-assume': {
    reports: {
      'a role whose trust asks for an external id': [
        having(['iam:AttachRolePolicy'], trusting(OWN, { Condition: { StringEquals: { 'sts:ExternalId': 'yeast' } } })),
        { to: 'role/oven', decision: 'conditional' },
      ],
    },
    silent: {
      'a role that denies the caller': having(['iam:AttachRolePolicy'], {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { AWS: OWN }, Action: 'sts:AssumeRole' },
          { Effect: 'Deny', Principal: { AWS: OWN }, Action: 'sts:AssumeRole' },
        ],
      }),
      'policies of the account alone': bakery()
        .role('oven', { trust: OWN })
        .user('mallory', {
          inline: {
            Roles: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'iam:AttachRolePolicy',
                  Resource: OVEN,
                  Condition: { ArnLike: { 'iam:PolicyARN': 'arn:aws:iam::123456789012:policy/*' } },
                },
              ],
            },
          },
        }),
    },
  },
  'create-policy-version-and-assume': {
    reports: {
      'a policy of a role that trusts the caller': [
        having(['iam:CreatePolicyVersion']),
        { to: 'role/oven', means: 'policy/Heat', precondition: 'met' },
      ],
    },
    silent: {
      'a policy that no role has': bakery()
        .policy('Heat')
        .role('oven', { trust: OWN })
        .user('mallory', {
          inline: { Versions: allowing('iam:CreatePolicyVersion', 'arn:aws:iam::123456789012:policy/Heat') },
        }),
      'a role that trusts a service': having(['iam:CreatePolicyVersion'], 'lambda.amazonaws.com'),
    },
  },
  'set-default-policy-version-and-assume': {
    reports: {
      'an older version that made an administrator of the role': [
        bakery()
          .policy('Heat', {
            versions: [
              { version: 'v1', document: allowing('*'), isDefault: false },
              { version: 'v2', isDefault: true },
            ],
          })
          .role('oven', { trust: OWN, attached: ['Heat'] })
          .user('mallory', { inline: { Versions: allowing('iam:SetDefaultPolicyVersion') } }),
        { to: 'role/oven', means: 'policy/Heat v1' },
      ],
    },
    silent: {
      'an older version that allows the same': bakery()
        .policy('Heat', {
          versions: [
            { version: 'v1', isDefault: false },
            { version: 'v2', isDefault: true },
          ],
        })
        .role('oven', { trust: OWN, attached: ['Heat'] })
        .user('mallory', { inline: { Versions: allowing('iam:SetDefaultPolicyVersion') } }),
    },
  },
  'put-role-policy-and-update-trust': {
    reports: {
      'a role that trusts a service alone': [
        having(['iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy'], 'lambda.amazonaws.com'),
        { to: 'role/oven', decision: 'allowed' },
      ],
    },
    silent: {
      'one action less': having(['iam:PutRolePolicy', 'iam:UpdateRole'], 'lambda.amazonaws.com'),
      'two roles, each half allowed': bakery()
        .role('oven')
        .role('mill')
        .user('mallory', {
          inline: {
            Policies: allowing('iam:PutRolePolicy', OVEN),
            Trust: allowing('iam:UpdateAssumeRolePolicy', 'arn:aws:iam::123456789012:role/mill'),
          },
        }),
    },
  },
  'attach-role-policy-and-update-trust': {
    reports: {
      'roles of a path': [
        bakery()
          .role('oven', { path: '/kitchen/' })
          .role('till')
          .user('mallory', {
            inline: {
              Roles: allowing(
                ['iam:AttachRolePolicy', 'iam:UpdateAssumeRolePolicy'],
                'arn:aws:iam::123456789012:role/kitchen/*',
              ),
            },
          }),
        { to: 'role/kitchen/oven', decision: 'allowed' },
      ],
    },
    silent: {
      'a Deny in a policy of a group': bakery()
        .group('guests', { inline: { Fence: denying('iam:AttachRolePolicy') } })
        .role('oven')
        .user('mallory', {
          groups: ['guests'],
          inline: { Roles: allowing(['iam:AttachRolePolicy', 'iam:UpdateAssumeRolePolicy']) },
        }),
    },
  },
  'create-policy-version-and-update-trust': {
    reports: {
      'a policy of a role that trusts a service alone': [
        having(['iam:CreatePolicyVersion', 'iam:UpdateAssumeRolePolicy'], 'lambda.amazonaws.com'),
        { to: 'role/oven', means: 'policy/Heat' },
      ],
    },
    silent: {
      'a policy with five versions': bakery()
        .policy('Heat', { versions: FULL })
        .role('oven', { attached: ['Heat'] })
        .user('mallory', { inline: { Roles: allowing(['iam:CreatePolicyVersion', 'iam:UpdateAssumeRolePolicy']) } }),
    },
  },
  'create-policy-version-after-deleting-one-and-assume': {
    reports: {
      'a policy with five versions': [
        bakery()
          .policy('Heat', { versions: FULL })
          .role('oven', { trust: OWN, attached: ['Heat'] })
          .user('mallory', { inline: { Roles: allowing(['iam:CreatePolicyVersion', 'iam:DeletePolicyVersion']) } }),
        { to: 'role/oven', means: 'policy/Heat' },
      ],
    },
    silent: {
      'versions that may not be deleted': bakery()
        .policy('Heat', { versions: FULL })
        .role('oven', { trust: OWN, attached: ['Heat'] })
        .user('mallory', { inline: { Roles: allowing(['iam:CreatePolicyVersion', 'iam:GetPolicyVersion']) } }),
    },
  },
  'create-policy-version-after-deleting-one-and-update-trust': {
    reports: {
      'a policy with five versions, of a role that trusts a service alone': [
        bakery()
          .policy('Heat', { versions: FULL })
          .role('oven', { attached: ['Heat'] })
          .user('mallory', {
            inline: {
              Roles: allowing(['iam:CreatePolicyVersion', 'iam:DeletePolicyVersion', 'iam:UpdateAssumeRolePolicy']),
            },
          }),
        { to: 'role/oven', means: 'policy/Heat' },
      ],
    },
    silent: {
      'a policy of AWS': bakery()
        .awsPolicy('ReadOnlyAccess', { versions: FULL })
        .role('oven', { attached: ['ReadOnlyAccess'] })
        .user('mallory', {
          inline: {
            Roles: allowing(['iam:CreatePolicyVersion', 'iam:DeletePolicyVersion', 'iam:UpdateAssumeRolePolicy']),
          },
        }),
    },
  },
})
