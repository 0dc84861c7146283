import { NEW_PRINCIPALS } from '../../../src/escalation/techniques/new-principals.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const FENCE = 'arn:aws:iam::123456789012:policy/Fence'
const WITH_FENCE = { StringEquals: { 'iam:PermissionsBoundary': FENCE } }

/** Mallory, a user, alone in the account. */
const mallory = (...documents: readonly object[]): Bakery =>
  bakery().user('mallory', { inline: Object.fromEntries(documents.map((document, index) => [`P${index}`, document])) })

const under = (condition: object, ...actions: readonly string[]): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*', Condition: condition }],
})

const onTeam = (kind: 'user' | 'role', ...actions: readonly string[]): object =>
  allowing(actions, `arn:aws:iam::123456789012:${kind}/team/*`)

const LAMBDA = ['lambda:CreateFunction', 'lambda:InvokeFunction']

testTechniques(NEW_PRINCIPALS, {
  'create-user-with-every-permission': {
    reports: {
      'nobody else in the account': [
        mallory(allowing(['iam:CreateUser', 'iam:AttachUserPolicy', 'iam:CreateAccessKey'])),
        { to: 'user/mallory', means: 'a new user', decision: 'allowed', precondition: 'met' },
      ],
      'a password for it, on one path': [
        mallory(onTeam('user', 'iam:CreateUser', 'iam:PutUserPolicy', 'iam:CreateLoginProfile')),
        { to: 'user/mallory', means: 'a new user' },
      ],
      'a role, whose boundary lets it': [
        bakery()
          .policy('Fence', { document: allowing(['iam:CreateUser', 'iam:PutUserPolicy', 'iam:CreateAccessKey']) })
          .role('mallory', { boundary: 'Fence', inline: { P: allowing('iam:*') } }),
        { to: 'role/mallory', means: 'a new user', decision: 'allowed' },
      ],
      'under a condition': [
        mallory(
          under({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }, 'iam:CreateUser'),
          allowing(['iam:PutUserPolicy', 'iam:CreateAccessKey']),
        ),
        { to: 'user/mallory', decision: 'conditional' },
      ],
    },
    silent: {
      'it must be made with a boundary': mallory(
        under(WITH_FENCE, 'iam:CreateUser'),
        allowing(['iam:PutUserPolicy', 'iam:CreateAccessKey']),
      ),
      'policies are written of those with a boundary alone': mallory(
        under(WITH_FENCE, 'iam:PutUserPolicy', 'iam:AttachUserPolicy'),
        allowing(['iam:CreateUser', 'iam:CreateAccessKey']),
      ),
      'one policy alone can be attached': mallory(
        under({ ArnEquals: { 'iam:PolicyARN': FENCE } }, 'iam:AttachUserPolicy'),
        allowing(['iam:CreateUser', 'iam:CreateAccessKey']),
      ),
      'made on one path, and taken on another': mallory(
        onTeam('user', 'iam:CreateUser', 'iam:PutUserPolicy'),
        allowing('iam:CreateAccessKey', 'arn:aws:iam::123456789012:user/pipelines/*'),
      ),
      'made in another account': mallory(
        allowing(['iam:CreateUser', 'iam:PutUserPolicy', 'iam:CreateAccessKey'], 'arn:aws:iam::111122223333:user/*'),
      ),
    },
  },
  'create-user-in-group': {
    reports: {
      'a group of administrators': [
        mallory(allowing(['iam:CreateUser', 'iam:AddUserToGroup', 'iam:CreateLoginProfile'])).group('owners', {
          inline: { All: allowing('*') },
        }),
        { to: 'user/mallory', means: 'group/owners', decision: 'allowed', precondition: 'met' },
      ],
      'a role that takes people on': [
        bakery()
          .group('owners', { inline: { All: allowing('*') } })
          .role('mallory', {
            inline: {
              P: allowing(['iam:CreateUser', 'iam:CreateAccessKey']),
              G: allowing('iam:AddUserToGroup', 'arn:aws:iam::123456789012:group/owners'),
            },
          }),
        { to: 'role/mallory', means: 'group/owners' },
      ],
    },
    silent: {
      'groups that allow little': mallory(
        allowing(['iam:CreateUser', 'iam:AddUserToGroup', 'iam:CreateLoginProfile']),
      ).group('bakers', { inline: { Oven: allowing('s3:*') } }),
      'another group alone': mallory(
        allowing(['iam:CreateUser', 'iam:CreateAccessKey']),
        allowing('iam:AddUserToGroup', 'arn:aws:iam::123456789012:group/bakers'),
      )
        .group('bakers')
        .group('owners', { inline: { All: allowing('*') } }),
    },
  },
  'create-role-with-every-permission-and-assume': {
    reports: {
      'whom it trusts is written by who makes it': [
        mallory(allowing(['iam:CreateRole', 'iam:AttachRolePolicy'])),
        { to: 'user/mallory', means: 'a new role', decision: 'allowed', precondition: 'met' },
      ],
      'a role by a name that nobody has': [
        mallory(allowing('iam:CreateRole'), allowing('iam:PutRolePolicy', 'arn:aws:iam::123456789012:role/oven')),
        { to: 'user/mallory', means: 'a new role' },
      ],
      'an inline policy, on one path': [
        mallory(onTeam('role', 'iam:CreateRole', 'iam:PutRolePolicy')),
        { to: 'user/mallory', means: 'a new role' },
      ],
    },
    silent: {
      'no role may be assumed': mallory(allowing(['iam:CreateRole', 'iam:PutRolePolicy']), {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' }],
      }),
      'it must be made with a boundary': mallory(
        under(WITH_FENCE, 'iam:CreateRole'),
        allowing(['iam:PutRolePolicy', 'iam:AttachRolePolicy']),
      ),
      'a role that is there already is the one that may be written': mallory(
        allowing('iam:CreateRole'),
        allowing('iam:PutRolePolicy', 'arn:aws:iam::123456789012:role/oven'),
      ).role('oven'),
      'made on one path, and written on another': mallory(
        onTeam('role', 'iam:CreateRole'),
        allowing('iam:PutRolePolicy', 'arn:aws:iam::123456789012:role/pipelines/*'),
      ),
    },
  },
  'create-role-with-every-permission-and-pass': {
    reports: {
      'to a function': [
        mallory(allowing(['iam:CreateRole', 'iam:AttachRolePolicy', 'iam:PassRole', ...LAMBDA])),
        { to: 'user/mallory', service: 'lambda.amazonaws.com', means: 'a new role', decision: 'allowed' },
      ],
      'roles of one path': [
        mallory(onTeam('role', 'iam:CreateRole', 'iam:PutRolePolicy', 'iam:PassRole'), allowing(LAMBDA)),
        { to: 'user/mallory', service: 'lambda.amazonaws.com' },
      ],
    },
    silent: {
      'roles are passed to another service alone': mallory(
        allowing(['iam:CreateRole', 'iam:AttachRolePolicy', ...LAMBDA]),
        under({ StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } }, 'iam:PassRole'),
      ),
      'roles of another path are passed': mallory(
        onTeam('role', 'iam:CreateRole', 'iam:PutRolePolicy'),
        allowing('iam:PassRole', 'arn:aws:iam::123456789012:role/pipelines/*'),
        allowing(LAMBDA),
      ),
      'nothing that runs': mallory(allowing(['iam:CreateRole', 'iam:AttachRolePolicy', 'iam:PassRole'])),
      'it must be made with a boundary': mallory(
        under(WITH_FENCE, 'iam:CreateRole'),
        allowing(['iam:PutRolePolicy', 'iam:PassRole', ...LAMBDA]),
      ),
    },
  },
})
