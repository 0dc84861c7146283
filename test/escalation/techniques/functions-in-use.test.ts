import { FUNCTIONS_IN_USE } from '../../../src/escalation/techniques/functions-in-use.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const having = (...actions: readonly string[]): Bakery =>
  bakery().user('mallory', { inline: { Work: allowing(actions) } })
const NOBODY_KNOWN = { to: null, decision: 'conditional', precondition: 'unknown' } as const

testTechniques(FUNCTIONS_IN_USE, {
  'update-function-code': {
    reports: {
      'one function': [
        bakery().user('mallory', {
          inline: {
            Work: allowing('lambda:UpdateFunctionCode', 'arn:aws:lambda:eu-central-1:123456789012:function:oven'),
          },
        }),
        NOBODY_KNOWN,
      ],
      'a NotAction that grants it': [
        bakery().role('mallory', {
          inline: {
            Work: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*' }],
            },
          },
        }),
        NOBODY_KNOWN,
      ],
    },
    silent: {
      'functions that are no functions': bakery().user('mallory', {
        inline: { Work: allowing('lambda:UpdateFunctionCode', 'arn:aws:iam::123456789012:role/oven') },
      }),
      'functions of another account': bakery().user('mallory', {
        inline: { Work: allowing('lambda:UpdateFunctionCode', 'arn:aws:lambda:*:444455556666:function:*') },
      }),
      'functions that may be invoked': having('lambda:InvokeFunction'),
    },
  },
  'lambda-update-configuration': {
    reports: { 'every function': [having('lambda:UpdateFunctionConfiguration'), NOBODY_KNOWN] },
    silent: { 'configurations that may be seen': having('lambda:GetFunctionConfiguration') },
  },
  'update-function-code-and-invoke': {
    reports: { 'every function': [having('lambda:UpdateFunctionCode', 'lambda:InvokeFunction'), NOBODY_KNOWN] },
    silent: { 'functions that may not be invoked': having('lambda:UpdateFunctionCode', 'lambda:ListFunctions') },
  },
  'update-function-code-and-add-permission': {
    reports: { 'every function': [having('lambda:UpdateFunctionCode', 'lambda:AddPermission'), NOBODY_KNOWN] },
    silent: {
      'layers of which others may know': having('lambda:UpdateFunctionCode', 'lambda:AddLayerVersionPermission'),
    },
  },
  'lambda-esm-update-code': {
    reports: {
      'every function': [having('lambda:CreateEventSourceMapping', 'lambda:UpdateFunctionCode'), NOBODY_KNOWN],
    },
    silent: {
      'mappings that may be deleted': having('lambda:DeleteEventSourceMapping', 'lambda:UpdateFunctionCode'),
    },
  },
  'update-state-machine-and-run': {
    reports: { 'every state machine': [having('states:UpdateStateMachine', 'states:StartExecution'), NOBODY_KNOWN] },
    silent: { 'state machines that may not be changed': having('states:StartExecution') },
  },
  'execute-command-in-task': {
    reports: { 'every task': [having('ecs:ExecuteCommand'), NOBODY_KNOWN] },
    silent: { 'tasks that may be seen': having('ecs:DescribeTasks', 'ecs:ListTasks') },
  },
  'submit-job': {
    reports: { 'every queue': [having('batch:SubmitJob'), NOBODY_KNOWN] },
    silent: { 'jobs that may be ended': having('batch:TerminateJob') },
  },
  'update-app-runner-service': {
    reports: { 'every service': [having('apprunner:UpdateService'), NOBODY_KNOWN] },
    silent: {
      'a Deny in the same policy': bakery().user('mallory', {
        inline: {
          Work: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Action: 'apprunner:*', Resource: '*' },
              { Effect: 'Deny', Action: 'apprunner:Update*', Resource: '*' },
            ],
          },
        },
      }),
    },
  },
})
