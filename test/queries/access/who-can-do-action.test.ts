import whoCanDoAction from '../../../src/queries/access/who-can-do-action.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

/** The query as someone asks it who wants to know who reads. */
const whoReads = {
  ...whoCanDoAction,
  params: { ...whoCanDoAction.params, action: { ...whoCanDoAction.params.action, default: 's3:GetObject' } },
}

const reading = { read: allowing('s3:Get*', 'arn:aws:s3:::oven/*') }

testQuery(whoReads, {
  rows: {
    'a user that may on some resources': [
      bakery().user('ada', { id: 'AIDAADA', inline: reading }),
      [
        {
          principalArn: 'user/ada',
          principalId: 'AIDAADA',
          kind: 'user',
          decision: 'conditional',
          conditions: ['resource is arn:aws:s3:::oven/*'],
        },
      ],
    ],
  },
  reports: {
    'roles before users, and on the resource that was asked': [
      bakery().user('ada', { inline: reading }).role('oven', { inline: reading }).user('bob'),
      [
        { principalArn: 'role/oven', decision: 'allowed', conditions: [] },
        { principalArn: 'user/ada', decision: 'allowed', conditions: [] },
      ],
      { action: 's3:GetObject', resource: 'arn:aws:s3:::oven/bun' },
    ],
  },
  silent: {
    'whoever is denied': bakery().user('ada', {
      inline: { all: allowing('*'), no: { Statement: { Effect: 'Deny', Action: 's3:*', Resource: '*' } } },
    }),
    'a boundary that does not let it through': bakery()
      .policy('Fence', { document: allowing('sqs:*') })
      .user('ada', { inline: reading, boundary: 'Fence' }),
  },
  unknown: {
    'a policy whose document is missing': [
      bakery()
        .policy('Bake', { versions: null })
        .user('ada', { attached: ['Bake'] }),
      [
        {
          part: 'users',
          reason:
            'Unknown: Bake may allow it: the night lacks the document of arn:aws:iam::123456789012:policy/Bake; Bake may deny it: the night lacks the document of arn:aws:iam::123456789012:policy/Bake.',
          subjects: ['user/ada'],
        },
      ],
    ],
  },
  refuses: {
    'a pattern': [bakery().user('ada'), /expected service:Name/, { action: 's3:Get*', resource: null }],
    'no action': [bakery().user('ada'), /parameter action was not given/, { action: null, resource: null }],
  },
})
