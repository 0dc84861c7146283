import { OWN_VERSIONS } from '../../../src/escalation/techniques/own-versions.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const EVERYTHING = allowing('*')

/** Mallory, who may write versions in sessions that began before or after a day. */
const issued = (operator: string, day: string): Bakery =>
  bakery()
    .policy('Bread')
    .user('mallory', {
      attached: ['Bread'],
      inline: {
        Versions: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:CreatePolicyVersion',
              Resource: '*',
              Condition: { [operator]: { 'aws:TokenIssueTime': day } },
            },
          ],
        },
      },
    })

testTechniques(OWN_VERSIONS, {
  'create-policy-version': {
    reports: {
      'a customer-managed policy of their own': [
        bakery()
          .policy('Bread', { document: allowing('iam:CreatePolicyVersion') })
          .user('mallory', { attached: ['Bread'] }),
        { to: 'user/mallory', means: 'policy/Bread', precondition: 'met' },
      ],
      'a policy of a group that they are in': [
        bakery()
          .policy('Bread')
          .group('bakers', { attached: ['Bread'] })
          .user('mallory', {
            groups: ['bakers'],
            inline: {
              Versions: allowing('iam:CreatePolicyVersion', 'arn:aws:iam::123456789012:policy/Bread'),
            },
          }),
        { to: 'user/mallory', means: 'policy/Bread' },
      ],
      'a session that began after a day that is past': [
        issued('DateGreaterThan', '2020-01-01T00:00:01Z'),
        { to: 'user/mallory', means: 'policy/Bread', decision: 'conditional' },
      ],
    },
    silent: {
      'a session that began before a day that is long past': issued('DateLessThan', '2020-01-01T00:00:01Z'),
      'versions of policies of AWS alone': bakery()
        .policy('Bread')
        .user('mallory', {
          attached: ['Bread'],
          inline: { Versions: allowing('iam:CreatePolicyVersion', 'arn:aws:iam::aws:policy/Bread*') },
        }),
      'a policy whose versions the night does not have, and which may deny': bakery()
        .policy('Bread', { versions: null })
        .role('mallory', { attached: ['Bread'], inline: { Versions: allowing('iam:CreatePolicyVersion') } }),
      'a policy that is attached to somebody else': bakery()
        .policy('Bread')
        .user('trudy', { attached: ['Bread'] })
        .user('mallory', { inline: { Versions: allowing('iam:CreatePolicyVersion') } }),
      'a policy of AWS': bakery()
        .awsPolicy('ReadOnlyAccess')
        .user('mallory', {
          attached: ['ReadOnlyAccess'],
          inline: { Versions: allowing('iam:CreatePolicyVersion') },
        }),
      'a policy with five versions': bakery()
        .policy('Bread', {
          versions: [
            { version: 'v1', document: allowing('iam:CreatePolicyVersion') },
            { version: 'v2' },
            { version: 'v3' },
            { version: 'v4' },
            { version: 'v5' },
          ],
        })
        .user('mallory', { attached: ['Bread'] }),
      'a policy that is their boundary alone': bakery()
        .policy('Fence', { document: EVERYTHING })
        .user('mallory', { boundary: 'Fence', inline: { Versions: allowing('iam:CreatePolicyVersion') } }),
    },
  },
  'create-policy-version-after-deleting-one': {
    reports: {
      'a policy with five versions': [
        bakery()
          .policy('Bread', {
            versions: [
              { version: 'v1', document: allowing(['iam:CreatePolicyVersion', 'iam:DeletePolicyVersion']) },
              { version: 'v2' },
              { version: 'v3' },
              { version: 'v4' },
              { version: 'v5' },
            ],
          })
          .user('mallory', { attached: ['Bread'] }),
        { to: 'user/mallory', means: 'policy/Bread', precondition: 'met' },
      ],
    },
    silent: {
      'a policy with four versions, of which none has to go': bakery()
        .policy('Bread', {
          versions: [
            { version: 'v1', document: allowing(['iam:CreatePolicyVersion', 'iam:DeletePolicyVersion']) },
            { version: 'v2' },
            { version: 'v3' },
            { version: 'v4' },
          ],
        })
        .user('mallory', { attached: ['Bread'] }),
      'versions that may not be deleted': bakery()
        .policy('Bread', {
          versions: [
            { version: 'v1', document: allowing('iam:CreatePolicyVersion') },
            { version: 'v2' },
            { version: 'v3' },
            { version: 'v4' },
            { version: 'v5' },
          ],
        })
        .user('mallory', {
          attached: ['Bread'],
          inline: { Versions: allowing('iam:DeletePolicyVersion', 'arn:aws:iam::123456789012:policy/Cake') },
        }),
    },
  },
  'set-default-policy-version': {
    reports: {
      'an older version that allows everything': [
        bakery()
          .policy('Bread', {
            versions: [
              { version: 'v1', document: EVERYTHING, isDefault: false },
              { version: 'v2', document: allowing('iam:SetDefaultPolicyVersion'), isDefault: true },
            ],
          })
          .user('mallory', { attached: ['Bread'] }),
        { to: 'user/mallory', means: 'policy/Bread v1', decision: 'allowed' },
      ],
      'a version of a policy that reaches them by a group': [
        bakery()
          .policy('Bread', {
            versions: [
              { version: 'v1', document: allowing('s3:*'), isDefault: true },
              { version: 'v2', document: EVERYTHING, isDefault: false },
            ],
          })
          .group('bakers', { attached: ['Bread'], inline: { Versions: allowing('iam:SetDefaultPolicyVersion') } })
          .user('mallory', { groups: ['bakers'] }),
        { to: 'user/mallory', means: 'policy/Bread v2' },
      ],
    },
    silent: {
      'older versions that allow no more': bakery()
        .policy('Bread', {
          versions: [
            { version: 'v1', document: allowing('s3:GetObject'), isDefault: false },
            { version: 'v2', document: allowing('iam:SetDefaultPolicyVersion'), isDefault: true },
          ],
        })
        .user('mallory', { attached: ['Bread'] }),
      'one version': bakery()
        .policy('Bread', { document: allowing('iam:SetDefaultPolicyVersion') })
        .user('mallory', { attached: ['Bread'] }),
      'a broader version that a Deny outweighs': bakery()
        .policy('Bread', {
          versions: [
            { version: 'v1', document: EVERYTHING, isDefault: false },
            { version: 'v2', document: allowing('iam:SetDefaultPolicyVersion'), isDefault: true },
          ],
        })
        .user('mallory', {
          attached: ['Bread'],
          inline: {
            Fence: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Deny', Action: ['iam:Put*', 'iam:Attach*', 'iam:CreatePolicyVersion'], Resource: '*' },
              ],
            },
          },
        }),
    },
  },
})
