import { PASS_ROLE_TO_FUNCTIONS } from '../../../src/escalation/techniques/pass-role-to-functions.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing, trusting } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const OVEN = 'arn:aws:iam::123456789012:role/oven'

/** Mallory, who is allowed some actions, beside a role that trusts somebody. */
const having = (actions: readonly string[], trust: string | object): Bakery =>
  bakery()
    .role('oven', { trust })
    .user('mallory', { inline: { Work: allowing(actions) } })

/** iam:PassRole under conditions, and the rest of what a function takes. */
const passing = (condition: object, resource: string | readonly string[] = '*'): Bakery =>
  bakery()
    .role('oven', { trust: 'lambda.amazonaws.com' })
    .role('mill', { trust: 'lambda.amazonaws.com' })
    .user('mallory', {
      inline: {
        Pass: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: resource, Condition: condition }],
        },
        Functions: allowing(['lambda:CreateFunction', 'lambda:InvokeFunction']),
      },
    })

testTechniques(PASS_ROLE_TO_FUNCTIONS, {
  'pass-role-to-lambda-and-invoke': {
    reports: {
      'a role that functions can have': [
        having(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'], 'lambda.amazonaws.com'),
        { to: 'role/oven', service: 'lambda.amazonaws.com', decision: 'allowed', precondition: 'met' },
      ],
      'roles that may be passed to functions alone': [
        passing({ StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } }, OVEN),
        { to: 'role/oven', decision: 'allowed' },
      ],
      'roles that may be passed to one function': [
        passing({ ArnLike: { 'iam:AssociatedResourceArn': 'arn:aws:lambda:*:123456789012:function:bread' } }, OVEN),
        { to: 'role/oven', decision: 'conditional' },
      ],
      'one role of two': [
        passing({ StringLike: { 'iam:PassedToService': 'lambda.*' } }, 'arn:aws:iam::*:role/m*l'),
        { to: 'role/mill' },
      ],
      'a path split over a group and a policy of their own': [
        bakery()
          .policy('Functions', { document: allowing('lambda:*') })
          .group('bakers', { inline: { Pass: allowing('iam:PassRole', OVEN) } })
          .role('oven', { trust: 'lambda.amazonaws.com' })
          .user('mallory', { groups: ['bakers'], attached: ['Functions'] }),
        { to: 'role/oven', decision: 'allowed' },
      ],
      'functions of one name': [
        bakery()
          .role('oven', { trust: 'lambda.amazonaws.com' })
          .user('mallory', {
            inline: {
              Pass: allowing('iam:PassRole', OVEN),
              Functions: allowing('lambda:*', 'arn:aws:lambda:eu-central-1:123456789012:function:bread-*'),
            },
          }),
        { to: 'role/oven', decision: 'allowed' },
      ],
      'a role whose trust asks for functions of this account': [
        having(
          ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'],
          trusting('lambda.amazonaws.com', {
            Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
          }),
        ),
        { to: 'role/oven', decision: 'allowed' },
      ],
    },
    silent: {
      'iam:PassRole alone': having(['iam:PassRole'], 'lambda.amazonaws.com'),
      'functions that may not be invoked': having(
        ['iam:PassRole', 'lambda:CreateFunction', 'lambda:GetFunction'],
        'lambda.amazonaws.com',
      ),
      'a role that trusts another service': having(
        ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'],
        'ec2.amazonaws.com',
      ),
      'roles that may be passed to another service': passing({
        StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' },
      }),
      'roles that may be passed to anything but functions': passing({
        StringNotEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' },
      }),
      'another role that may be passed': passing({}, 'arn:aws:iam::123456789012:role/till'),
      'a Deny on creating functions, in another policy': bakery()
        .policy('NoFunctions', {
          document: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Deny', Action: 'lambda:Create*', Resource: '*' }],
          },
        })
        .role('oven', { trust: 'lambda.amazonaws.com' })
        .user('mallory', { inline: { Work: allowing(['iam:PassRole', 'lambda:*']) }, attached: ['NoFunctions'] }),
      'functions that are in a bucket': bakery()
        .role('oven', { trust: 'lambda.amazonaws.com' })
        .user('mallory', {
          inline: { Pass: allowing('iam:PassRole'), Functions: allowing('lambda:*', 'arn:aws:s3:::functions/*') },
        }),
      ...Object.fromEntries(
        [
          ['functions of another account', 'arn:aws:lambda:*:111122223333:function:*'],
          ['what is no function', 'arn:aws:lambda:*:123456789012:layer:*'],
          ['what is no function, in any account', 'arn:aws:lambda:*:*:layer:*'],
        ].map(([name = '', resource = '']) => [
          name,
          bakery()
            .role('oven', { trust: 'lambda.amazonaws.com' })
            .user('mallory', {
              inline: { Pass: allowing('iam:PassRole'), Functions: allowing('lambda:*', resource) },
            }),
        ]),
      ),
      'a Deny on all functions of the account': bakery()
        .role('oven', { trust: 'lambda.amazonaws.com' })
        .user('mallory', {
          inline: {
            Work: allowing(['iam:PassRole', 'lambda:*']),
            NoFunctions: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Deny', Action: 'lambda:*', Resource: 'arn:aws:lambda:*:123456789012:*' }],
            },
          },
        }),
      'a role of the service itself': bakery()
        .serviceLinkedRole('lambda.amazonaws.com')
        .user('mallory', { inline: { Work: allowing(['iam:PassRole', 'lambda:*']) } }),
      'a boundary without iam:PassRole': bakery()
        .policy('Fence', { document: allowing(['lambda:*', 's3:*']) })
        .role('oven', { trust: 'lambda.amazonaws.com' })
        .user('mallory', { inline: { Work: allowing(['iam:PassRole', 'lambda:*']) }, boundary: 'Fence' }),
      'a role whose trust asks for functions of another account': having(
        ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'],
        trusting('lambda.amazonaws.com', { Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } }),
      ),
      'mallory, who is the role': bakery().role('mallory', {
        trust: 'lambda.amazonaws.com',
        inline: { Work: allowing(['iam:PassRole', 'lambda:*']) },
      }),
    },
  },
  'pass-role-to-lambda-and-add-permission': {
    reports: {
      'functions that somebody else may invoke': [
        having(['iam:PassRole', 'lambda:CreateFunction', 'lambda:AddPermission'], 'lambda.amazonaws.com'),
        { to: 'role/oven', decision: 'allowed' },
      ],
    },
    silent: {
      'permissions that may be taken away': having(
        ['iam:PassRole', 'lambda:CreateFunction', 'lambda:RemovePermission'],
        'lambda.amazonaws.com',
      ),
    },
  },
  'pass-role-to-lambda-and-map-events': {
    reports: {
      'functions that events run': [
        having(['iam:PassRole', 'lambda:CreateFunction', 'lambda:CreateEventSourceMapping'], 'lambda.amazonaws.com'),
        { to: 'role/oven', decision: 'allowed', precondition: 'unknown' },
      ],
    },
    silent: {
      'a role that functions at the edge alone can have': having(
        ['iam:PassRole', 'lambda:CreateFunction', 'lambda:CreateEventSourceMapping'],
        'edgelambda.amazonaws.com',
      ),
    },
  },
  'lambda-new-dynamo-trigger': {
    reports: {
      'a table of their own': [
        having(
          [
            'iam:PassRole',
            'lambda:CreateFunction',
            'lambda:CreateEventSourceMapping',
            'dynamodb:CreateTable',
            'dynamodb:PutItem',
          ],
          'lambda.amazonaws.com',
        ),
        { to: 'role/oven', decision: 'allowed' },
      ],
    },
    silent: {
      'a table that nothing may be put into': having(
        [
          'iam:PassRole',
          'lambda:CreateFunction',
          'lambda:CreateEventSourceMapping',
          'dynamodb:CreateTable',
          'dynamodb:GetItem',
        ],
        'lambda.amazonaws.com',
      ),
    },
  },
  'pass-role-to-step-functions-and-run': {
    reports: {
      'a role that state machines can have': [
        having(['iam:PassRole', 'states:CreateStateMachine', 'states:StartExecution'], 'states.amazonaws.com'),
        { to: 'role/oven', service: 'states.amazonaws.com' },
      ],
      'a role that state machines of one region can have': [
        having(
          ['iam:PassRole', 'states:CreateStateMachine', 'states:StartExecution'],
          'states.eu-central-1.amazonaws.com',
        ),
        { to: 'role/oven', service: 'states.amazonaws.com', decision: 'allowed' },
      ],
      'a role that rules can have as well': [
        having(
          ['iam:PassRole', 'states:CreateStateMachine', 'states:StartExecution'],
          trusting({ Service: ['states.amazonaws.com', 'events.amazonaws.com'] }),
        ),
        { to: 'role/oven' },
      ],
    },
    silent: {
      'executions that may be stopped': having(
        ['iam:PassRole', 'states:CreateStateMachine', 'states:StopExecution'],
        'states.amazonaws.com',
      ),
    },
  },
  'pass-role-to-scheduler': {
    reports: {
      'a role that schedules can have': [
        having(['iam:PassRole', 'scheduler:CreateSchedule'], 'scheduler.amazonaws.com'),
        { to: 'role/oven', decision: 'allowed' },
      ],
    },
    silent: {
      'a role that rules can have': having(['iam:PassRole', 'scheduler:CreateSchedule'], 'events.amazonaws.com'),
    },
  },
  'pass-role-to-identity-pool': {
    reports: {
      'a role of an identity pool': [
        having(
          ['iam:PassRole', 'cognito-identity:SetIdentityPoolRoles'],
          trusting(
            { Federated: 'cognito-identity.amazonaws.com' },
            {
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: {
                  'cognito-identity.amazonaws.com:aud': 'eu-central-1:12345678-dead-beef-cafe-123456790ab',
                },
              },
            },
          ),
        ),
        { to: 'role/oven', service: 'cognito-identity.amazonaws.com', decision: 'conditional' },
      ],
    },
    silent: {
      'a role of another provider': having(
        ['iam:PassRole', 'cognito-identity:SetIdentityPoolRoles'],
        trusting({ Federated: 'accounts.google.com' }, { Action: 'sts:AssumeRoleWithWebIdentity' }),
      ),
      'pools whose roles may be read': having(
        ['iam:PassRole', 'cognito-identity:GetIdentityPoolRoles'],
        trusting({ Federated: 'cognito-identity.amazonaws.com' }, { Action: 'sts:AssumeRoleWithWebIdentity' }),
      ),
    },
  },
  'pass-role-to-amplify-and-build': {
    reports: {
      'a role that apps can have': [
        having(
          ['iam:PassRole', 'amplify:CreateApp', 'amplify:CreateBranch', 'amplify:StartJob'],
          'amplify.amazonaws.com',
        ),
        { to: 'role/oven', decision: 'allowed' },
      ],
    },
    silent: {
      'apps that may not be built': having(
        ['iam:PassRole', 'amplify:CreateApp', 'amplify:CreateBranch', 'amplify:StopJob'],
        'amplify.amazonaws.com',
      ),
    },
  },
})
