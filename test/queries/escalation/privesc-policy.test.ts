import privescPolicy from '../../../src/queries/escalation/privesc-policy.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'
import { may, withChief } from './accounts.ts'

testQuery(privescPolicy, {
  reports: {
    'a managed policy once, with everyone whose path begins by it': [
      bakery()
        .policy('Bread', { document: allowing('iam:PutUserPolicy') })
        .user('ada', { attached: ['Bread'] })
        .user('bob', { attached: ['Bread'] }),
      [
        {
          policyArn: 'policy/Bread',
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
