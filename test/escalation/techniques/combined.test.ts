import { COMBINED } from '../../../src/escalation/techniques/combined.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const OVEN = 'arn:aws:iam::123456789012:role/oven'

/** Mallory, who is allowed some actions, beside a role that is allowed nothing and trusts a service. */
const having = (actions: readonly string[], trust: string): Bakery =>
  bakery()
    .role('oven', { trust })
    .user('mallory', { inline: { Work: allowing(actions) } })

testTechniques(COMBINED, {
  'passrole-plus-policy-write': {
    reports: {
      'an inline policy, and a function': [
        having(
          ['iam:PutRolePolicy', 'iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'],
          'lambda.amazonaws.com',
        ),
        { to: 'role/oven', service: 'lambda.amazonaws.com', decision: 'allowed' },
      ],
      'a managed policy, and a task': [
        having(
          ['iam:AttachRolePolicy', 'iam:PassRole', 'ecs:CreateCluster', 'ecs:RegisterTaskDefinition', 'ecs:RunTask'],
          'ecs-tasks.amazonaws.com',
        ),
        { to: 'role/oven', service: 'ecs-tasks.amazonaws.com' },
      ],
    },
    silent: {
      'what runs in another service than the one it trusts': having(
        ['iam:PutRolePolicy', 'iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'],
        'glue.amazonaws.com',
      ),
      'one role that may be written, and another that may be passed': bakery()
        .role('oven', { trust: 'lambda.amazonaws.com' })
        .role('mill', { trust: 'lambda.amazonaws.com' })
        .user('mallory', {
          inline: {
            Write: allowing('iam:PutRolePolicy', OVEN),
            Pass: allowing('iam:PassRole', 'arn:aws:iam::123456789012:role/mill'),
            Functions: allowing(['lambda:CreateFunction', 'lambda:InvokeFunction']),
          },
        }),
      'nothing that runs': having(['iam:PutRolePolicy', 'iam:PassRole'], 'lambda.amazonaws.com'),
      'a role whose boundary leaves nothing': bakery()
        .policy('Fence', { document: allowing('s3:*') })
        .role('oven', { trust: 'lambda.amazonaws.com', boundary: 'Fence' })
        .user('mallory', {
          inline: { Work: allowing(['iam:PutRolePolicy', 'iam:PassRole', 'lambda:*']) },
        }),
    },
  },
  'passrole-plus-policy-write-on-what-stands': {
    reports: {
      'an inline policy, and a task in a cluster that is there': [
        having(
          ['iam:PutRolePolicy', 'iam:PassRole', 'ecs:RegisterTaskDefinition', 'ecs:RunTask'],
          'ecs-tasks.amazonaws.com',
        ),
        { to: 'role/oven', service: 'ecs-tasks.amazonaws.com', decision: 'allowed', precondition: 'unknown' },
      ],
      'a managed policy, and a project that is there': [
        having(['iam:AttachRolePolicy', 'iam:PassRole', 'codebuild:UpdateProject'], 'codebuild.amazonaws.com'),
        { to: 'role/oven', service: 'codebuild.amazonaws.com', precondition: 'unknown' },
      ],
    },
    silent: {
      'a role that trusts another service': having(
        ['iam:PutRolePolicy', 'iam:PassRole', 'codebuild:UpdateProject'],
        'codepipeline.amazonaws.com',
      ),
      'a stack set, which another role makes': having(
        ['iam:PutRolePolicy', 'iam:PassRole', 'cloudformation:UpdateStackSet'],
        'cloudformation.amazonaws.com',
      ),
      'a policy of the role that is denied': bakery()
        .role('oven', { trust: 'codebuild.amazonaws.com' })
        .user('mallory', {
          inline: {
            Work: allowing(['iam:PutRolePolicy', 'iam:PassRole', 'codebuild:UpdateProject']),
            Keep: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Deny', Action: 'iam:PutRolePolicy', Resource: OVEN }],
            },
          },
        }),
    },
  },
  'passrole-plus-policy-write-on-an-instance': {
    reports: {
      'a role in an instance profile': [
        bakery()
          .role('oven', { trust: 'ec2.amazonaws.com' })
          .instanceProfile('oven', { roles: ['oven'] })
          .user('mallory', { inline: { Work: allowing(['iam:PutRolePolicy', 'iam:PassRole', 'ec2:RunInstances']) } }),
        { to: 'role/oven', service: 'ec2.amazonaws.com' },
      ],
    },
    silent: {
      'a role in no profile': having(['iam:PutRolePolicy', 'iam:PassRole', 'ec2:RunInstances'], 'ec2.amazonaws.com'),
    },
  },
  'passrole-plus-policy-write-on-a-standing-instance': {
    reports: {
      'an instance that is running': [
        bakery()
          .role('oven', { trust: 'ec2.amazonaws.com' })
          .instanceProfile('oven', { roles: ['oven'] })
          .user('mallory', {
            inline: {
              Work: allowing(['iam:AttachRolePolicy', 'iam:PassRole', 'ec2:ReplaceIamInstanceProfileAssociation']),
            },
          }),
        { to: 'role/oven', service: 'ec2.amazonaws.com', precondition: 'unknown' },
      ],
    },
    silent: {
      'a role in no profile': having(
        ['iam:AttachRolePolicy', 'iam:PassRole', 'ec2:ReplaceIamInstanceProfileAssociation'],
        'ec2.amazonaws.com',
      ),
    },
  },
  'trust-rewrite-plus-passrole': {
    reports: {
      'a role that trusts nobody of use, and a function': [
        having(
          ['iam:UpdateAssumeRolePolicy', 'iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'],
          'arn:aws:iam::111122223333:root',
        ),
        { to: 'role/oven', service: 'lambda.amazonaws.com', decision: 'allowed' },
      ],
      'somebody who must not assume roles': [
        bakery()
          .role('oven', { trust: 'ec2.amazonaws.com' })
          .user('mallory', {
            inline: {
              Work: allowing(['iam:UpdateAssumeRolePolicy', 'iam:PassRole', 'glue:CreateSession', 'glue:RunStatement']),
              Fence: {
                Version: '2012-10-17',
                Statement: [{ Effect: 'Deny', Action: 'sts:*', Resource: '*' }],
              },
            },
          }),
        { to: 'role/oven', service: 'glue.amazonaws.com' },
      ],
    },
    silent: {
      'roles that may be passed to another service alone': bakery()
        .role('oven', { trust: 'ec2.amazonaws.com' })
        .user('mallory', {
          inline: {
            Work: allowing(['iam:UpdateAssumeRolePolicy', 'lambda:CreateFunction', 'lambda:InvokeFunction']),
            Pass: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'iam:PassRole',
                  Resource: '*',
                  Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
                },
              ],
            },
          },
        }),
      'a service-linked role': bakery()
        .serviceLinkedRole('lambda.amazonaws.com')
        .user('mallory', {
          inline: { Work: allowing(['iam:UpdateAssumeRolePolicy', 'iam:PassRole', 'lambda:*']) },
        }),
    },
  },
  'trust-rewrite-plus-passrole-on-what-stands': {
    reports: {
      'a role that trusts nobody of use, and a stack that is there': [
        having(
          ['iam:UpdateAssumeRolePolicy', 'iam:PassRole', 'cloudformation:UpdateStack'],
          'arn:aws:iam::111122223333:root',
        ),
        { to: 'role/oven', service: 'cloudformation.amazonaws.com', decision: 'allowed', precondition: 'unknown' },
      ],
    },
    silent: {
      'a trust policy that a boundary keeps as it is': bakery()
        .policy('Fence', { document: allowing(['iam:PassRole', 'cloudformation:*']) })
        .role('oven', { trust: 'ec2.amazonaws.com' })
        .user('mallory', {
          boundary: 'Fence',
          inline: { Work: allowing(['iam:UpdateAssumeRolePolicy', 'iam:PassRole', 'cloudformation:UpdateStack']) },
        }),
    },
  },
})
