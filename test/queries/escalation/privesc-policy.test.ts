import privescPolicy from '../../../src/queries/escalation/privesc-policy.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'
import { may, withChief } from './accounts.ts'

testQuery(privescPolicy, {
  reports: {
    'a managed policy once, with everyone whose path begins by it': [
      bakery()
        .policy('Bread', { id: 'ANPABREAD', document: allowing('iam:PutUserPolicy') })
        .user('ada', { attached: ['Bread'] })
        .user('bob', { attached: ['Bread'] }),
      [
        {
          policyArn: 'policy/Bread',
          policyId: 'ANPABREAD',
          policyName: null,
          technique: 'put-user-policy',
          decision: 'allowed',
          principals: ['user/ada', 'user/bob'].map((tail) => `arn:aws:iam::123456789012:${tail}`),
        },
      ],
    ],
    'every technique that one policy is enough for': [
      bakery().user('ada', may('iam:PutUserPolicy', 'iam:AttachUserPolicy')),
      [
        { policyArn: 'user/ada', technique: 'attach-user-policy' },
        { policyArn: 'user/ada', technique: 'put-user-policy' },
      ],
    ],
    'one that is enough, though another allows a part of it too': [
      withChief().user('ada', {
        inline: {
          part: allowing('iam:PassRole'),
          whole: allowing(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']),
        },
      }),
      [{ policyArn: 'user/ada', policyName: 'whole', technique: 'pass-role-to-lambda-and-invoke' }],
    ],
    'both of two that are enough': [
      bakery().user('ada', { inline: { a: allowing('iam:PutUserPolicy'), b: allowing('iam:Put*Policy') } }),
      [
        { policyName: 'a', technique: 'put-user-policy' },
        { policyName: 'b', technique: 'put-user-policy' },
      ],
    ],
    'that of somebody with a boundary, and not the boundary': [
      withChief('arn:aws:iam::123456789012:user/ada')
        .policy('Fence', { document: allowing(['sts:AssumeRole', 's3:*']) })
        .user('ada', { boundary: 'Fence', inline: { p: allowing('sts:AssumeRole') } }),
      [{ policyArn: 'user/ada', policyName: 'p', technique: 'assume-role' }],
    ],
    'one by its holder and his group, each statement once': [
      bakery()
        .policy('Bread', { document: allowing('iam:PutUserPolicy') })
        .group('bakers', { attached: ['Bread'] })
        .user('ada', { attached: ['Bread'], groups: ['bakers'] }),
      [
        {
          policyArn: 'policy/Bread',
          evidence: [
            {
              kind: 'statement',
              policyArn: 'arn:aws:iam::123456789012:policy/Bread',
              policyName: null,
              version: 'v1',
              statement: 0,
              sid: null,
              effect: 'Allow',
            },
          ],
        },
      ],
    ],
    'an inline policy': [
      bakery().user('ada', may('iam:PutUserPolicy')),
      [{ policyArn: 'user/ada', policyName: 'p', technique: 'put-user-policy' }],
    ],
  },
  silent: {
    'one of two policies that it takes both': withChief().user('ada', {
      inline: { a: allowing('iam:PassRole'), b: allowing(['lambda:CreateFunction', 'lambda:InvokeFunction']) },
    }),
  },
})
