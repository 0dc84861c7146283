import { PASS_ROLE_TO_CONTAINERS } from '../../../src/escalation/techniques/pass-role-to-containers.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const OVEN = 'arn:aws:iam::123456789012:role/oven'
const TASKS = 'ecs-tasks.amazonaws.com'

/** Mallory, who is allowed some actions and to pass one role, which trusts a service. */
const having = (actions: readonly string[], trust = TASKS): Bakery =>
  bakery()
    .role('oven', { trust })
    .role('mill', { trust })
    .user('mallory', { inline: { Pass: allowing('iam:PassRole', OVEN), Work: allowing(actions) } })

const TO_OVEN = { to: 'role/oven', service: TASKS, decision: 'allowed' } as const

/** Mallory, who is allowed everything in App Runner, and to pass roles to one service. */
const toAppRunner = (service: string): Bakery =>
  bakery()
    .role('oven', { trust: 'tasks.apprunner.amazonaws.com' })
    .user('mallory', {
      inline: {
        Work: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'apprunner:*', Resource: '*' },
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: '*',
              Condition: { StringLike: { 'iam:PassedToService': service } },
            },
          ],
        },
      },
    })

testTechniques(PASS_ROLE_TO_CONTAINERS, {
  'pass-role-to-ecs-and-run-task': {
    reports: {
      'a role that tasks can have': [
        having(['ecs:RegisterTaskDefinition', 'ecs:RunTask']),
        { ...TO_OVEN, precondition: 'unknown' },
      ],
    },
    silent: {
      'a role of ECS itself': having(['ecs:RegisterTaskDefinition', 'ecs:RunTask'], 'ecs.amazonaws.com'),
    },
  },
  'pass-role-to-ecs-and-create-service': {
    reports: {
      'a role that tasks can have': [having(['ecs:RegisterTaskDefinition', 'ecs:CreateService']), TO_OVEN],
    },
    silent: { 'services that may be seen': having(['ecs:RegisterTaskDefinition', 'ecs:DescribeServices']) },
  },
  'pass-role-to-ecs-and-start-task': {
    reports: { 'a role that tasks can have': [having(['ecs:RegisterTaskDefinition', 'ecs:StartTask']), TO_OVEN] },
    silent: { 'tasks that may be stopped': having(['ecs:RegisterTaskDefinition', 'ecs:StopTask']) },
  },
  'pass-role-to-ecs-in-a-new-cluster': {
    reports: {
      'a cluster of their own': [
        having(['ecs:CreateCluster', 'ecs:RegisterTaskDefinition', 'ecs:RunTask']),
        { ...TO_OVEN, precondition: 'met' },
      ],
    },
    silent: {
      'a Deny on clusters': bakery()
        .role('oven', { trust: TASKS })
        .user('mallory', {
          inline: {
            Pass: allowing('iam:PassRole', OVEN),
            Work: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: 'ecs:*', Resource: '*' },
                { Effect: 'Deny', Action: 'ecs:CreateCluster', Resource: '*' },
              ],
            },
          },
        }),
    },
  },
  'pass-role-to-ecs-service-in-a-new-cluster': {
    reports: {
      'a cluster of their own': [
        having(['ecs:CreateCluster', 'ecs:RegisterTaskDefinition', 'ecs:CreateService']),
        { ...TO_OVEN, precondition: 'met' },
      ],
    },
    silent: {
      'a role that may be passed to machines alone': bakery()
        .role('oven', { trust: TASKS })
        .user('mallory', {
          inline: {
            Work: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: 'ecs:*', Resource: '*' },
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
    },
  },
  'pass-role-to-ecs-on-a-new-container-instance': {
    reports: {
      'a machine of their own': [having(['ecs:RegisterContainerInstance', 'ecs:StartTask']), TO_OVEN],
    },
    silent: {
      'machines that may be taken out': having(['ecs:DeregisterContainerInstance', 'ecs:StartTask']),
    },
  },
  'pass-role-to-ecs-task-override': {
    reports: { 'a definition that is there': [having(['ecs:RunTask']), { ...TO_OVEN, precondition: 'unknown' }] },
    silent: { 'tasks that may be listed': having(['ecs:ListTasks']) },
  },
  'pass-role-to-ecs-started-task-override': {
    reports: { 'a definition that is there': [having(['ecs:StartTask']), { ...TO_OVEN, precondition: 'unknown' }] },
    silent: {
      'another role that may be passed': bakery()
        .role('mill', { trust: TASKS })
        .user('mallory', {
          inline: { Pass: allowing('iam:PassRole', OVEN), Work: allowing('ecs:StartTask') },
        }),
    },
  },
  'pass-role-to-batch-and-submit': {
    reports: {
      'a role that jobs can have': [having(['batch:RegisterJobDefinition', 'batch:SubmitJob']), TO_OVEN],
    },
    silent: {
      'a role of Batch itself': having(['batch:RegisterJobDefinition', 'batch:SubmitJob'], 'batch.amazonaws.com'),
    },
  },
  'pass-role-to-batch-in-a-new-environment': {
    reports: {
      'machines and a queue of their own': [
        having([
          'batch:CreateComputeEnvironment',
          'batch:CreateJobQueue',
          'batch:RegisterJobDefinition',
          'batch:SubmitJob',
        ]),
        { ...TO_OVEN, precondition: 'met' },
      ],
    },
    silent: {
      'no queue of their own': having([
        'batch:CreateComputeEnvironment',
        'batch:UpdateJobQueue',
        'batch:RegisterJobDefinition',
        'batch:SubmitJob',
      ]),
    },
  },
  'pass-role-to-app-runner': {
    reports: {
      'a role that services can have': [
        having(['apprunner:CreateService'], 'tasks.apprunner.amazonaws.com'),
        { to: 'role/oven', decision: 'allowed' },
      ],
      'roles that may be passed to App Runner, as its full access says': [
        toAppRunner('apprunner.amazonaws.com'),
        { to: 'role/oven', service: 'tasks.apprunner.amazonaws.com', decision: 'allowed' },
      ],
    },
    silent: {
      'roles that may be passed to tasks of another service': toAppRunner('ecs-tasks.amazonaws.com'),
      'a role that builds can have, which runs nothing': having(
        ['iam:PassRole', 'apprunner:CreateService'],
        'build.apprunner.amazonaws.com',
      ),
    },
  },
})
