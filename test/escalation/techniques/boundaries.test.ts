import { BOUNDARIES } from '../../../src/escalation/techniques/boundaries.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const EVERYTHING = allowing('*')
const OWN = 'arn:aws:iam::123456789012:user/mallory'
const OVEN = 'arn:aws:iam::123456789012:role/oven'

/** Mallory, allowed everything within a boundary that allows little. */
const fenced = (within: readonly string[], resource = '*'): Bakery =>
  bakery()
    .policy('Fence', { document: allowing(within, resource) })
    .user('mallory', { inline: { All: EVERYTHING }, boundary: 'Fence' })

/** Mallory beside a role that is allowed everything within a boundary that allows little. */
const fencedRole = (actions: readonly string[], trust = OWN): Bakery =>
  bakery()
    .policy('Fence', { document: allowing('s3:*') })
    .role('oven', { trust, inline: { All: EVERYTHING }, boundary: 'Fence' })
    .user('mallory', { inline: { Roles: allowing(actions, OVEN) } })

/** Mallory, who may change the boundary of such a role. */
const rewriting = (trust: string): Bakery =>
  bakery()
    .policy('Fence', { document: allowing('s3:*') })
    .role('oven', { trust, inline: { All: EVERYTHING }, boundary: 'Fence' })
    .user('mallory', {
      inline: { Versions: allowing('iam:CreatePolicyVersion', 'arn:aws:iam::123456789012:policy/Fence') },
    })

testTechniques(BOUNDARIES, {
  'delete-user-permissions-boundary': {
    reports: {
      'a user whom a boundary alone holds back': [
        fenced(['s3:*', 'iam:DeleteUserPermissionsBoundary']),
        { to: 'user/mallory', decision: 'allowed', means: 'boundary' },
      ],
    },
    silent: {
      'a boundary that does not allow its own end': fenced(['s3:*', 'iam:GetUser']),
      'a user whose policies allow little': bakery()
        .policy('Fence', { document: allowing('iam:*') })
        .user('mallory', {
          inline: { Some: allowing(['s3:*', 'iam:DeleteUserPermissionsBoundary']) },
          boundary: 'Fence',
        }),
      'no boundary': bakery().user('mallory', { inline: { Some: allowing('iam:DeleteUserPermissionsBoundary') } }),
    },
  },
  'put-user-permissions-boundary': {
    reports: {
      'a user who may set any boundary': [
        fenced(['s3:*', 'iam:PutUserPermissionsBoundary']),
        { to: 'user/mallory', decision: 'allowed' },
      ],
    },
    silent: {
      'a user who may set the same boundary alone': bakery()
        .policy('Fence', {
          document: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'iam:PutUserPermissionsBoundary',
                Resource: '*',
                Condition: {
                  StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::123456789012:policy/Fence' },
                },
              },
            ],
          },
        })
        .user('mallory', { inline: { All: EVERYTHING }, boundary: 'Fence' }),
    },
  },
  'delete-role-permissions-boundary': {
    reports: {
      'a role that they may assume': [
        fencedRole(['iam:DeleteRolePermissionsBoundary']),
        { to: 'role/oven', decision: 'allowed', means: 'boundary' },
      ],
      'a role that mallory is': [
        bakery()
          .policy('Fence', { document: allowing('iam:DeleteRolePermissionsBoundary') })
          .role('mallory', { inline: { All: EVERYTHING }, boundary: 'Fence' }),
        { to: 'role/mallory', decision: 'allowed' },
      ],
    },
    silent: {
      'a role that they may not assume': fencedRole(['iam:DeleteRolePermissionsBoundary'], 'ec2.amazonaws.com'),
      'a boundary that may not be deleted': fencedRole(['iam:DeleteRolePolicy']),
    },
  },
  'role-boundary-replace': {
    reports: {
      'a role that they may assume': [
        fencedRole(['iam:PutRolePermissionsBoundary']),
        { to: 'role/oven', decision: 'allowed' },
      ],
    },
    silent: {
      'a role that they may not assume': fencedRole(['iam:PutRolePermissionsBoundary'], 'ec2.amazonaws.com'),
      'boundaries of the account alone': bakery()
        .policy('Fence', { document: allowing('s3:*') })
        .role('oven', { trust: OWN, inline: { All: EVERYTHING }, boundary: 'Fence' })
        .user('mallory', {
          inline: {
            Roles: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'iam:PutRolePermissionsBoundary',
                  Resource: OVEN,
                  Condition: { ArnLike: { 'iam:PermissionsBoundary': 'arn:aws:iam::123456789012:policy/*' } },
                },
              ],
            },
          },
        }),
    },
  },
  'rewrite-user-permissions-boundary': {
    reports: {
      'a boundary that may be changed': [
        fenced(['s3:*', 'iam:CreatePolicyVersion'], 'arn:aws:iam::123456789012:policy/Fence'),
        { to: 'user/mallory', decision: 'allowed', means: 'boundary', precondition: 'met' },
      ],
    },
    silent: {
      'a boundary that keeps itself as it is': bakery()
        .policy('Fence', {
          document: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Action: ['s3:*', 'iam:CreatePolicyVersion'], Resource: '*' },
              {
                Effect: 'Deny',
                Action: 'iam:CreatePolicyVersion',
                Resource: 'arn:aws:iam::123456789012:policy/Fence',
              },
            ],
          },
        })
        .user('mallory', { inline: { All: EVERYTHING }, boundary: 'Fence' }),
      'another policy that may be changed': bakery()
        .policy('Bread')
        .policy('Fence', {
          document: allowing(['s3:*', 'iam:CreatePolicyVersion'], 'arn:aws:iam::123456789012:policy/Bread'),
        })
        .user('mallory', { inline: { All: EVERYTHING }, boundary: 'Fence' }),
      'a boundary of AWS': bakery()
        .awsPolicy('PowerUserAccess', { document: allowing('iam:CreatePolicyVersion', '*/PowerUserAccess') })
        .user('mallory', { inline: { All: EVERYTHING }, boundary: 'PowerUserAccess' }),
      'a boundary with five versions': bakery()
        .policy('Fence', {
          versions: [
            { version: 'v1', document: allowing('iam:CreatePolicyVersion', '*/Fence') },
            { version: 'v2' },
            { version: 'v3' },
            { version: 'v4' },
            { version: 'v5' },
          ],
        })
        .user('mallory', { inline: { All: EVERYTHING }, boundary: 'Fence' }),
      'a user whose policies allow little': bakery()
        .policy('Fence', { document: EVERYTHING })
        .user('mallory', { inline: { Versions: allowing('iam:CreatePolicyVersion') }, boundary: 'Fence' }),
    },
  },
  'rewrite-role-permissions-boundary': {
    reports: {
      'a role that they may assume': [
        rewriting(OWN),
        { to: 'role/oven', decision: 'allowed', means: 'boundary', precondition: 'met' },
      ],
      'a role that mallory is': [
        bakery()
          .policy('Fence', { document: allowing('iam:CreatePolicyVersion', '*/Fence') })
          .role('mallory', { inline: { All: EVERYTHING }, boundary: 'Fence' }),
        { to: 'role/mallory', decision: 'allowed' },
      ],
    },
    silent: {
      'a role that they may not assume': rewriting('ec2.amazonaws.com'),
      'a role without a boundary': bakery()
        .policy('Fence')
        .role('oven', { trust: OWN, inline: { All: allowing('s3:*') } })
        .user('mallory', { inline: { Versions: allowing('iam:CreatePolicyVersion') } }),
    },
  },
})
