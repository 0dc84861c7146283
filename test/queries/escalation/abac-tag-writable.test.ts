import abacTagWritable from '../../../src/queries/escalation/abac-tag-writable.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const allow = (Action: string, more: object = {}): object => ({ Effect: 'Allow', Action, Resource: '*', ...more })
const policy = (...Statement: readonly object[]): { inline: Record<string, object> } => ({
  inline: { p: { Version: '2012-10-17', Statement } },
})
const ifTagged = (key: string): object => ({ Condition: { StringEquals: { [key]: 'bread' } } })

testQuery(abacTagWritable, {
  reports: {
    'who tags themselves': [
      bakery().user('ada', policy(allow('s3:*', ifTagged('aws:PrincipalTag/team')), allow('iam:TagUser'))),
      [{ principalArn: 'user/ada', tagKey: 'team', tagOf: 'principal', action: 'iam:TagUser' }],
    ],
    'who tags the resources': [
      bakery().role('oven', policy(allow('sqs:*', ifTagged('aws:ResourceTag/team')), allow('sqs:TagQueue'))),
      [{ principalArn: 'role/oven', tagKey: 'team', tagOf: 'resource', action: 'sqs:TagQueue' }],
    ],
  },
  silent: {
    'tags that others set': bakery().user('ada', policy(allow('s3:*', ifTagged('aws:PrincipalTag/team')))),
    'tagging only what is tagged already': bakery().role(
      'oven',
      policy(allow('sqs:*', ifTagged('aws:ResourceTag/team'))),
    ),
    'another key': bakery().user(
      'ada',
      policy(
        allow('s3:*', ifTagged('aws:PrincipalTag/team')),
        allow('iam:TagUser', { Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['lunch'] } } }),
      ),
    ),
    'no condition on tags': bakery().user('ada', policy(allow('s3:*'), allow('iam:TagUser'))),
  },
})
