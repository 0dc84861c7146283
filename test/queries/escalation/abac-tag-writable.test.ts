import abacTagWritable from '../../../src/queries/escalation/abac-tag-writable.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const allow = (Action: string | readonly string[], more: object = {}): object => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...more,
})
const policy = (...Statement: readonly object[]): { inline: Record<string, object> } => ({
  inline: { p: { Version: '2012-10-17', Statement } },
})
const ifTagged = (key: string): object => ({ Condition: { StringEquals: { [key]: 'bread' } } })
/** What AWS's tutorial of attribute-based access control does. */
const ofOwnTeam = { Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } } }
const s3Of = (folder: string): object => allow('s3:GetObject', { Resource: `arn:aws:s3:::bread/${folder}/*` })

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
    'whose tag a value of a condition takes': [
      bakery().user('ada', policy(allow('ec2:StartInstances', ofOwnTeam), allow('iam:TagUser'))),
      [{ principalArn: 'user/ada', tagKey: 'team', tagOf: 'principal', action: 'iam:TagUser' }],
    ],
    'a role the same': [
      bakery().role('oven', policy(allow('ec2:StartInstances', ofOwnTeam), allow('iam:TagRole'))),
      [{ principalArn: 'role/oven', tagKey: 'team', tagOf: 'principal', action: 'iam:TagRole' }],
    ],
    'both sides of such a condition': [
      bakery().user('ada', policy(allow('sqs:*', ofOwnTeam), allow(['iam:TagUser', 'sqs:TagQueue']))),
      [
        { tagKey: 'team', tagOf: 'principal', action: 'iam:TagUser' },
        { tagKey: 'team', tagOf: 'resource', action: 'sqs:TagQueue' },
      ],
    ],
    'whose tag a resource takes, with a default or without': [
      bakery()
        .user('ada', policy(s3Of('${aws:PrincipalTag/Team}'), allow('iam:TagUser')))
        .user('bob', policy(s3Of("${aws:PrincipalTag/Team, 'none'}"), allow('iam:TagUser'))),
      [
        { principalArn: 'user/ada', tagKey: 'team', tagOf: 'principal', action: 'iam:TagUser' },
        { principalArn: 'user/bob', tagKey: 'team', tagOf: 'principal', action: 'iam:TagUser' },
      ],
    ],
    'who may set just the tags that are named, in their own letter case': [
      bakery().user(
        'ada',
        policy(
          allow('sqs:*', ifTagged('aws:ResourceTag/CostCenter')),
          allow('sqs:TagQueue', { Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['CostCenter'] } } }),
        ),
      ),
      [{ principalArn: 'user/ada', tagKey: 'costcenter', tagOf: 'resource', action: 'sqs:TagQueue' }],
    ],
    "services' own keys": [
      bakery()
        .user('ec2', policy(allow('ec2:StartInstances', ifTagged('ec2:ResourceTag/team')), allow('ec2:CreateTags')))
        .user('iam', policy(allow('iam:UpdateAccessKey', ifTagged('iam:ResourceTag/team')), allow('iam:TagUser')))
        .user('rds', policy(allow('rds:StopDBInstance', ifTagged('rds:db-tag/team')), allow('rds:AddTags*')))
        .user('s3', policy(allow('s3:GetObject', ifTagged('s3:ExistingObjectTag/team')), allow('s3:PutObjectTagging')))
        .user('s3b', policy(allow('s3:GetObject', ifTagged('s3:BucketTag/team')), allow('s3:PutBucketTagging')))
        .user(
          'secrets',
          policy(
            allow('secretsmanager:GetSecretValue', ifTagged('secretsmanager:ResourceTag/team')),
            allow('secretsmanager:TagResource'),
          ),
        ),
      [
        { principalArn: 'user/ec2', tagKey: 'team', tagOf: 'resource', action: 'ec2:CreateTags' },
        { principalArn: 'user/iam', tagKey: 'team', tagOf: 'resource', action: 'iam:TagUser' },
        { principalArn: 'user/rds', tagKey: 'team', tagOf: 'resource', action: 'rds:AddTagsToResource' },
        { principalArn: 'user/s3', tagKey: 'team', tagOf: 'resource', action: 's3:PutObjectTagging' },
        { principalArn: 'user/s3b', tagKey: 'team', tagOf: 'resource', action: 's3:PutBucketTagging' },
        { principalArn: 'user/secrets', tagKey: 'team', tagOf: 'resource', action: 'secretsmanager:TagResource' },
      ],
    ],
    "a service's own key where another service asks for it": [
      bakery().user(
        'ada',
        policy(allow('ec2-instance-connect:*', ifTagged('ec2:ResourceTag/team')), allow('ec2:CreateTags')),
      ),
      [{ principalArn: 'user/ada', tagKey: 'team', tagOf: 'resource', action: 'ec2:CreateTags' }],
    ],
    'roles to assume by their tags, by who tags them': [
      bakery().user(
        'ada',
        policy(allow(['sts:AssumeRole', 'sts:TagSession'], ifTagged('aws:ResourceTag/team')), allow('iam:TagRole')),
      ),
      [{ principalArn: 'user/ada', tagKey: 'team', tagOf: 'resource', action: 'iam:TagRole' }],
    ],
  },
  silent: {
    'a Deny of the key in any letter case': bakery().user(
      'ada',
      policy(
        allow('sqs:*', ifTagged('aws:ResourceTag/CostCenter')),
        allow('sqs:TagQueue'),
        allow('sqs:TagQueue', {
          Effect: 'Deny',
          Condition: { 'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': ['CostCenter'] } },
        }),
      ),
    ),
    'the tags that a request brings': bakery().user(
      'ada',
      policy(allow('ec2:RunInstances', ifTagged('aws:RequestTag/team')), allow(['ec2:CreateTags', 'iam:TagUser'])),
    ),
    'a variable that is no tag': bakery().user(
      'ada',
      policy(
        allow('sqs:*', { Condition: { StringEquals: { 'aws:RequestTag/owner': '${aws:username}' } } }),
        allow('iam:TagUser'),
      ),
    ),
    'what an older version of the language takes literally': bakery().user('ada', {
      inline: { p: { Version: '2008-10-17', Statement: [allow('sqs:*', ofOwnTeam), allow('iam:TagUser')] } },
    }),
    'tags of a bucket, by who tags objects': bakery().user(
      'ada',
      policy(allow('s3:GetObject', ifTagged('s3:BucketTag/team')), allow('s3:PutObjectTagging')),
    ),
    'tags of objects, by who tags buckets': bakery().user(
      'ada',
      policy(allow('s3:GetObject', ifTagged('s3:ExistingObjectTag/team')), allow('s3:PutBucketTagging')),
    ),
    "one service's own key, by who tags in another": bakery().user(
      'ada',
      policy(allow('ec2:*Instances', ifTagged('ec2:ResourceTag/team')), allow('sqs:TagQueue')),
    ),
    'tags that AWS alone sets': bakery().user(
      'ada',
      policy(
        allow('ssm:TerminateSession', ifTagged('ssm:resourceTag/aws:ssmmessages:session-id')),
        allow('ec2:StopInstances', ifTagged('aws:ResourceTag/aws:cloudformation:stack-name')),
        allow(['ssm:AddTagsToResource', 'ec2:CreateTags']),
      ),
    ),
    'tagging only in the name of the same tag': bakery().user(
      'ada',
      policy(allow('sqs:*', ofOwnTeam), allow('iam:TagUser', ofOwnTeam)),
    ),
    'roles tagged so, by who gives a session its tags': bakery().user(
      'ada',
      policy(allow(['sts:AssumeRole', 'sts:TagSession'], ifTagged('aws:ResourceTag/team')), allow('sts:TagSession')),
    ),
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
