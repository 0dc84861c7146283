import principalCan from '../../../src/queries/access/principal-can.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const statements = (...list: object[]) => ({ Version: '2012-10-17', Statement: list })
const ada = (...list: object[]) => bakery().user('ada', { id: 'AIDAADA', inline: { p: statements(...list) } })
const asked = (principal: string | null, service: string | null = null) => ({ principal, service })

testQuery(principalCan, {
  rows: {
    'actions of one service and level stand together': [
      ada({ Effect: 'Allow', Action: ['sqs:SendMessage', 'sqs:DeleteMessage', 'sqs:GetQueueUrl'], Resource: '*' }),
      [
        {
          principalArn: 'user/ada',
          principalId: 'AIDAADA',
          service: 'sqs',
          accessLevel: 'Read',
          decision: 'allowed',
          actions: ['sqs:GetQueueUrl'],
          resources: ['*'],
          conditions: [],
          policyArn: 'user/ada',
          policyName: 'p',
        },
        {
          principalArn: 'user/ada',
          principalId: 'AIDAADA',
          service: 'sqs',
          accessLevel: 'Write',
          decision: 'allowed',
          actions: ['sqs:DeleteMessage', 'sqs:SendMessage'],
          resources: ['*'],
          conditions: [],
          policyArn: 'user/ada',
          policyName: 'p',
        },
      ],
      asked('ada'),
    ],
  },
  reports: {
    'what a Deny takes whole is gone': [
      ada(
        { Effect: 'Allow', Action: ['sqs:SendMessage', 'sqs:DeleteMessage'], Resource: '*' },
        { Effect: 'Deny', Action: 'sqs:Delete*', Resource: '*' },
      ),
      [{ service: 'sqs', decision: 'allowed', actions: ['sqs:SendMessage'] }],
      asked('ada'),
    ],
    'what a Deny may take is under a condition': [
      ada(
        { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' },
        { Effect: 'Deny', Action: 'sqs:*', Resource: 'arn:aws:sqs:*:*:secret' },
      ),
      [{ service: 'sqs', decision: 'conditional', actions: ['sqs:SendMessage'] }],
      asked('ada'),
    ],
    'a boundary lets through what it allows': [
      ada({ Effect: 'Allow', Action: ['sqs:SendMessage', 'sns:Publish'], Resource: '*' })
        .policy('Fence', { document: allowing('sns:*', 'arn:aws:sns:*:*:bread') })
        .user('bob', { boundary: 'Fence', inline: { p: allowing(['sqs:SendMessage', 'sns:Publish']) } }),
      [{ service: 'sns', decision: 'conditional', actions: ['sns:Publish'] }],
      asked('bob'),
    ],
    'only one service': [
      ada({ Effect: 'Allow', Action: ['sqs:SendMessage', 'sns:Publish'], Resource: '*' }),
      [{ service: 'sns' }],
      asked('ada', 'sns'),
    ],
    'a service that AWS does not publish, of which a policy speaks': [
      ada({ Effect: 'Allow', Action: ['bakery:Bake', 's3:GetObject'], Resource: '*' }),
      [{ service: 'bakery', accessLevel: null }],
      asked('ada', 'Bakery'),
    ],
    'a policy that cannot be read, whatever the service': [
      bakery().user('ada', { inline: { p: null } }),
      [{ service: '*', decision: 'unknown' }],
      asked('ada', 's3'),
    ],
    'a name that AWS does not publish': [
      ada({ Effect: 'Allow', Action: 'sqs:BakeBread', Resource: '*' }),
      [{ service: 'sqs', accessLevel: null, actions: ['sqs:bakebread'] }],
      asked('ada'),
    ],
  },
  silent: {
    'a user without policies': [bakery().user('ada'), asked('ada')],
  },
  unknown: {
    'a statement that cannot be decided': [
      ada({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*', Condition: { StringSounds: { a: 'b' } } }),
      [{ part: 'users', reason: 'a statement that cannot be decided bears on sqs', subjects: ['user/ada'] }],
      asked('ada'),
    ],
  },
  refuses: {
    'somebody who is not there': [bakery().user('ada'), /this night has no "eve"/, asked('eve')],
    'a service that is none': [
      bakery().user('ada', { inline: { p: allowing('s3:*') } }),
      /parameter service: found "s9", which is no service of AWS/,
      asked('ada', 's9'),
    ],
  },
})
