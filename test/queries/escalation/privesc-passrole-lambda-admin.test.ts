import privescPassroleLambdaAdmin from '../../../src/queries/escalation/privesc-passrole-lambda-admin.ts'
import { testQuery } from '../../support/test-query.ts'
import { arn, may, withChief } from './accounts.ts'

testQuery(privescPassroleLambdaAdmin, {
  reports: {
    'an administrator role that trusts it, and who can pass it': [
      withChief('lambda.amazonaws.com').user('ada', may('iam:PassRole')).user('bob'),
      [{ roleArn: 'role/chief', trust: 'allowed', principals: [arn('user/ada')], count: 1 }],
    ],
    'the trust that lets the service in, then what makes the administrator': [
      withChief({
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
          { Sid: 'Night', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      }),
      [
        {
          evidence: [
            {
              kind: 'trust',
              roleArn: arn('role/chief'),
              statement: 1,
              sid: 'Night',
              principal: 'lambda.amazonaws.com',
            },
            {
              kind: 'statement',
              policyArn: arn('role/chief'),
              policyName: 'p',
              version: null,
              statement: 0,
              sid: null,
              effect: 'Allow',
            },
          ],
        },
      ],
    ],
    'one that lets in everybody': [
      withChief('*'),
      [{ roleArn: 'role/chief', trust: 'allowed', principals: [], count: 0 }],
    ],
    'one that nobody can pass': [withChief('lambda.amazonaws.com').user('bob'), [{ roleArn: 'role/chief', count: 0 }]],
  },
  silent: {
    'an administrator role that trusts another service': withChief('ec2.amazonaws.com').user(
      'ada',
      may('iam:PassRole'),
    ),
    'a role that is no administrator': withChief('ec2.amazonaws.com').role('oven', {
      trust: 'lambda.amazonaws.com',
      ...may('s3:*'),
    }),
  },
  unknown: {
    'an administrator role whose trust policy the night lacks': [
      withChief(null),
      [{ part: 'roles', reason: 'its trust policy was not given', subjects: ['role/chief'] }],
    ],
  },
})
