import privescPaths from '../../../src/queries/escalation/privesc-paths.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing, trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'
import { arn, may, withChief, withOpenChief } from './accounts.ts'

testQuery(privescPaths, {
  reports: {
    'every technique that somebody can begin with, those in use last': [
      withChief(trusting({ AWS: arn('root'), Service: 'lambda.amazonaws.com' })).user(
        'ada',
        may('iam:PutUserPolicy', 'sts:AssumeRole', 'lambda:UpdateFunctionCode'),
      ),
      [
        { technique: 'assume-role', targetArn: 'role/chief', targetTier: 'admin', precondition: 'met' },
        { technique: 'put-user-policy', targetArn: 'user/ada', targetTier: 'admin', decision: 'allowed' },
        { technique: 'update-function-code', targetArn: null, targetTier: null, precondition: 'unknown' },
      ],
    ],
    'ids of public lists beside the name': [
      bakery().user('ada', may('iam:AttachUserPolicy')),
      [{ principalArn: 'user/ada', technique: 'attach-user-policy', references: ['iam-008'] }],
    ],
    'a path split over two policies': [
      withChief().user('ada', {
        inline: { a: allowing('iam:PassRole'), b: allowing(['lambda:CreateFunction', 'lambda:InvokeFunction']) },
      }),
      [{ technique: 'pass-role-to-lambda-and-invoke', targetArn: 'role/chief' }],
    ],
    'techniques in use can be left out': [
      withChief().user('ada', may('iam:PutUserPolicy', 'lambda:UpdateFunctionCode')),
      [{ technique: 'put-user-policy' }],
      { inUse: 'no' },
    ],
    'a function that may have a role of which not all can be read': [
      bakery()
        .role('oven', { trust: null, attached: ['Lost'] })
        .user('ada', may('lambda:UpdateFunctionCode')),
      [{ technique: 'update-function-code', targetArn: null }],
    ],
    'a function whose role changes whoever came by it': [
      bakery()
        .role('oven', { trust: 'lambda.amazonaws.com', ...may('iam:PutUserPolicy') })
        .user('ada', may('lambda:UpdateFunctionCode')),
      [{ technique: 'update-function-code', targetArn: null }],
    ],
    'a role that one may assume, and that may replace functions': [
      withChief()
        .role('coder', { trust: trusting(arn('root')), ...may('lambda:UpdateFunctionCode') })
        .user('ada', may('sts:AssumeRole')),
      [
        { principalArn: 'role/coder', technique: 'update-function-code', targetArn: null },
        {
          principalArn: 'user/ada',
          technique: 'assume-role',
          targetArn: null,
          targetTier: null,
          decision: 'conditional',
          precondition: 'unknown',
        },
      ],
    ],
    'a function, where roles were not read': [
      bakery().parts({ roles: 'skipped' }).user('ada', may('lambda:UpdateFunctionCode')),
      [{ technique: 'update-function-code', targetArn: null }],
    ],
    'a command in a task, which may reach the credentials of its instance': [
      bakery()
        .role('oven', { trust: 'ec2.amazonaws.com', ...may('*') })
        .instanceProfile('oven', { roles: ['oven'] })
        .user('ada', may('ecs:ExecuteCommand')),
      [{ technique: 'execute-command-in-task', targetArn: null }],
    ],
    'a session in a task': [
      bakery()
        .role('oven', { trust: 'ecs-tasks.amazonaws.com', ...may('*') })
        .user('ada', may('ssm:StartSession')),
      [{ technique: 'start-session-on-instance', targetArn: null }],
    ],
  },
  silent: {
    'an administrator': bakery().user('ada', may('*')),
    'a function, where no role trusts functions': withOpenChief().user('ada', may('lambda:UpdateFunctionCode')),
    'a function, where the roles that trust functions only write logs': withOpenChief()
      .role('oven', may('logs:PutLogEvents', 's3:GetObject'))
      .user('ada', may('lambda:UpdateFunctionCode')),
    'a function, where a Deny takes away what its role is allowed': bakery()
      .role('oven', {
        inline: {
          a: allowing('iam:PutRolePolicy'),
          b: { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 'iam:*', Resource: '*' } },
        },
      })
      .user('ada', may('lambda:UpdateFunctionCode')),
    'functions of another account': withChief().user('ada', {
      inline: { p: allowing('lambda:UpdateFunctionCode', 'arn:aws:lambda:*:444455556666:function:*') },
    }),
    'an instance, where the role that trusts EC2 is in no profile': withChief('ec2.amazonaws.com').user(
      'ada',
      may('ssm:StartSession'),
    ),
    'iam:PassRole alone': withChief().user('ada', may('iam:PassRole')),
    'a Deny in another policy': withOpenChief().user('ada', {
      inline: {
        a: allowing('sts:AssumeRole'),
        b: { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 'sts:*', Resource: '*' } },
      },
    }),
    'a service-linked role': withChief().serviceLinkedRole('support.amazonaws.com', may('iam:PutRolePolicy')),
  },
})
