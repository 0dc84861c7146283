import groupPolicyDeniesUserActions from '../../../src/queries/policies/group-policy-denies-user-actions.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const BAKERS = 'arn:aws:iam::123456789012:group/bakers'
const denying = (more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [
    { Sid: 'Keys', Effect: 'Deny', Action: ['iam:CreateAccessKey', 'iam:*LoginProfile'], Resource: BAKERS, ...more },
  ],
})

testQuery(groupPolicyDeniesUserActions, {
  rows: {
    'actions on users, denied on their group': [
      bakery().group('bakers', { id: 'AGPABAKERS00000000000', inline: { keys: denying() } }),
      [
        {
          policyArn: null,
          policyId: null,
          resourceArn: 'group/bakers',
          resourceId: 'AGPABAKERS00000000000',
          policyName: 'keys',
          version: null,
          statement: 0,
          sid: 'Keys',
          isAttached: true,
          actions: [
            'iam:CreateAccessKey',
            'iam:CreateLoginProfile',
            'iam:DeleteLoginProfile',
            'iam:GetLoginProfile',
            'iam:UpdateLoginProfile',
          ],
          resources: [BAKERS],
        },
      ],
    ],
  },
  reports: {
    'all groups, beside actions that do reach them': [
      bakery().policy('Till', {
        document: denying({ Action: ['iam:CreateUser', 'iam:AddUserToGroup'], Resource: 'arn:aws:iam::*:group/*' }),
      }),
      [{ policyArn: 'policy/Till', actions: ['iam:CreateUser'] }],
    ],
  },
  silent: {
    'users beside their group': bakery().policy('Till', {
      document: denying({ Resource: [BAKERS, 'arn:aws:iam::123456789012:user/*'] }),
    }),
    everything: bakery().policy('Till', { document: denying({ Resource: '*' }) }),
    'actions on groups': bakery().policy('Till', { document: denying({ Action: 'iam:AddUserToGroup' }) }),
    'all of IAM, on groups': bakery().policy('Till', { document: denying({ Action: 'iam:*' }) }),
    'an Allow': bakery().policy('Till', { document: denying({ Effect: 'Allow' }) }),
    'all but a group': bakery().policy('Till', { document: denying({ Resource: undefined, NotResource: BAKERS }) }),
  },
  unknown: {
    'a statement that may deny': [
      bakery().policy('Till', { document: denying({ Effect: 'Block' }) }),
      [
        {
          part: 'customer-policies',
          reason: 'its statement 0 cannot be decided: its Effect is neither Allow nor Deny',
          subjects: ['policy/Till'],
        },
      ],
    ],
  },
})
