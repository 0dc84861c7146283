import policyInfrastructureModification from '../../../src/queries/policies/policy-infrastructure-modification.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const under = (actions: string, Condition: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*', Condition }],
})

testQuery(policyInfrastructureModification, {
  reports: {
    'what writes, tags and manages permissions on everything': [
      bakery().policy('Till', {
        document: allowing([
          'ec2:AuthorizeSecurityGroupIngress',
          'ec2:CreateTags',
          'ec2:ModifySnapshotAttribute',
          'ec2:Describe*',
        ]),
      }),
      [
        {
          policyArn: 'policy/Till',
          actions: ['ec2:AuthorizeSecurityGroupIngress', 'ec2:CreateTags', 'ec2:ModifySnapshotAttribute'],
        },
      ],
    ],
    'what the boundary of its holder leaves of an inline policy': [
      bakery()
        .policy('Fence', { document: allowing(['ec2:*Tags', 's3:*']) })
        .role('mixer', { boundary: 'Fence', inline: { mix: allowing(['ec2:CreateTags', 'lambda:InvokeFunction']) } }),
      [{ resourceArn: 'role/mixer', policyName: 'mix', actions: ['ec2:CreateTags'] }],
    ],
    'what the boundary of its holder leaves under a condition': [
      bakery()
        .policy('Fence', {
          document: under('ec2:*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
        })
        .user('ada', { boundary: 'Fence', inline: { mix: allowing('ec2:CreateTags') } }),
      [{ resourceArn: 'user/ada', actions: [], conditionalActions: ['ec2:CreateTags'] }],
    ],
    'an inline policy within a boundary that the night lacks, does not parse, or cannot be decided': [
      bakery()
        .policy('Torn', { document: { text: '{' } })
        .policy('Odd', {
          document: under('s3:*', { Boole: { 'aws:MultiFactorAuthPresent': 'true' } }),
        })
        .role('a', { boundary: 'Gone', inline: { mix: allowing('s3:PutObject') } })
        .role('b', { boundary: 'Torn', inline: { mix: allowing('s3:PutObject') } })
        .role('c', { boundary: 'Odd', inline: { mix: allowing('s3:PutObject') } }),
      ['role/a', 'role/b', 'role/c'],
    ],
    'an inline policy of a group, whose members may have no boundary': [
      bakery()
        .policy('Fence', { document: allowing('s3:*') })
        .group('bakers', { inline: { mix: allowing('ec2:CreateTags') } })
        .user('ada', { groups: ['bakers'], boundary: 'Fence' }),
      ['group/bakers'],
    ],
    'a managed policy, which another may get': [
      bakery()
        .policy('Fence', { document: allowing('s3:Get*') })
        .policy('Till', { document: allowing('ec2:CreateTags') })
        .role('mixer', { boundary: 'Fence', attached: ['Till'] }),
      ['policy/Till'],
    ],
  },
  silent: {
    'an inline policy within a boundary that allows nothing of it': bakery()
      .policy('Fence', { document: allowing('s3:Get*') })
      .role('mixer', { boundary: 'Fence', inline: { mix: allowing('ec2:CreateTags') } }),
    'an inline policy within a boundary that limits the resources': bakery()
      .policy('Fence', { document: allowing('s3:*', 'arn:aws:s3:::flour/*') })
      .role('mixer', { boundary: 'Fence', inline: { mix: allowing('s3:PutObject') } }),
    reading: bakery().policy('Till', { document: allowing(['ec2:Describe*', 's3:Get*', 'iam:List*']) }),
    'what no policy can limit': bakery().policy('Till', { document: allowing('iot:OpenTunnel') }),
    'a named group': bakery().policy('Till', {
      document: allowing(
        'ec2:AuthorizeSecurityGroupIngress',
        'arn:aws:ec2:eu-central-1:123456789012:security-group/sg-0123',
      ),
    }),
  },
})
