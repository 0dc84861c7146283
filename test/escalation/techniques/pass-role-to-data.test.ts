import { PASS_ROLE_TO_DATA } from '../../../src/escalation/techniques/pass-role-to-data.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

/** Mallory, who is allowed some actions, beside a role that trusts a service. */
const having = (actions: readonly string[], trust: string): Bakery =>
  bakery()
    .role('oven', { trust })
    .user('mallory', { inline: { Work: allowing(['iam:PassRole', ...actions]) } })

const TO_OVEN = { to: 'role/oven', decision: 'allowed', precondition: 'met' } as const
const GLUE = 'glue.amazonaws.com'
const SAGEMAKER = 'sagemaker.amazonaws.com'

testTechniques(PASS_ROLE_TO_DATA, {
  'pass-role-to-glue-dev-endpoint': {
    reports: { 'a role that Glue can have': [having(['glue:CreateDevEndpoint'], GLUE), TO_OVEN] },
    silent: { 'endpoints that may be seen': having(['glue:GetDevEndpoint'], GLUE) },
  },
  'pass-role-to-glue-job-and-start': {
    reports: { 'a role that Glue can have': [having(['glue:CreateJob', 'glue:StartJobRun'], GLUE), TO_OVEN] },
    silent: { 'jobs that may not be started': having(['glue:CreateJob', 'glue:GetJobRun'], GLUE) },
  },
  'pass-role-to-glue-job-and-trigger': {
    reports: { 'a role that Glue can have': [having(['glue:CreateJob', 'glue:CreateTrigger'], GLUE), TO_OVEN] },
    silent: {
      'a role of crawlers that trusts another service': having(
        ['glue:CreateJob', 'glue:CreateTrigger'],
        'lakeformation.amazonaws.com',
      ),
    },
  },
  'pass-role-to-glue-session': {
    reports: { 'a role that Glue can have': [having(['glue:CreateSession', 'glue:RunStatement'], GLUE), TO_OVEN] },
    silent: { 'statements that may be cancelled': having(['glue:CreateSession', 'glue:CancelStatement'], GLUE) },
  },
  'pass-role-to-existing-glue-job-and-start': {
    reports: {
      'a job that is there': [
        having(['glue:UpdateJob', 'glue:StartJobRun'], GLUE),
        { ...TO_OVEN, precondition: 'unknown' },
      ],
    },
    silent: { 'jobs that may be deleted': having(['glue:DeleteJob', 'glue:StartJobRun'], GLUE) },
  },
  'pass-role-to-existing-glue-job-and-trigger': {
    reports: {
      'a job that is there': [
        having(['glue:UpdateJob', 'glue:CreateTrigger'], GLUE),
        { ...TO_OVEN, precondition: 'unknown' },
      ],
    },
    silent: { 'triggers that may be deleted': having(['glue:UpdateJob', 'glue:DeleteTrigger'], GLUE) },
  },
  'pass-role-to-notebook': {
    reports: {
      'a role that notebooks can have': [having(['sagemaker:CreateNotebookInstance'], SAGEMAKER), TO_OVEN],
    },
    silent: {
      'a role that a boundary keeps from being passed': bakery()
        .policy('Fence', { document: allowing('sagemaker:*') })
        .role('oven', { trust: SAGEMAKER })
        .user('mallory', {
          boundary: 'Fence',
          inline: { Work: allowing(['iam:PassRole', 'sagemaker:CreateNotebookInstance']) },
        }),
    },
  },
  'pass-role-to-training-job': {
    reports: { 'a role that jobs can have': [having(['sagemaker:CreateTrainingJob'], SAGEMAKER), TO_OVEN] },
    silent: { 'jobs that may be stopped': having(['sagemaker:StopTrainingJob'], SAGEMAKER) },
  },
  'pass-role-to-processing-job': {
    reports: { 'a role that jobs can have': [having(['sagemaker:CreateProcessingJob'], SAGEMAKER), TO_OVEN] },
    silent: {
      'a role that trusts another service': having(['sagemaker:CreateProcessingJob'], 'bedrock.amazonaws.com'),
    },
  },
  'pass-role-to-emr-serverless-and-run': {
    reports: {
      'a role that jobs can have': [
        having(['emr-serverless:CreateApplication', 'emr-serverless:StartJobRun'], 'emr-serverless.amazonaws.com'),
        TO_OVEN,
      ],
    },
    silent: {
      'a role of clusters': having(
        ['emr-serverless:CreateApplication', 'emr-serverless:StartJobRun'],
        'elasticmapreduce.amazonaws.com',
      ),
    },
  },
  'pass-role-to-data-pipeline-and-activate': {
    reports: {
      'a role that pipelines can have': [
        bakery()
          .role('oven', {
            trust: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: ['elasticmapreduce.amazonaws.com', 'datapipeline.amazonaws.com'] },
                  Action: 'sts:AssumeRole',
                },
              ],
            },
          })
          .user('mallory', { inline: { Work: allowing(['iam:PassRole', 'datapipeline:*']) } }),
        TO_OVEN,
      ],
    },
    silent: {
      'a role of clusters': having(['datapipeline:*'], 'elasticmapreduce.amazonaws.com'),
      'pipelines that may not be activated': having(
        ['datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition'],
        'datapipeline.amazonaws.com',
      ),
    },
  },
  'pass-role-to-kinesis-analytics-and-start': {
    reports: {
      'a role that applications can have': [
        having(
          ['kinesisanalytics:CreateApplication', 'kinesisanalytics:StartApplication'],
          'kinesisanalytics.amazonaws.com',
        ),
        TO_OVEN,
      ],
    },
    silent: {
      'a role of streams': having(
        ['kinesisanalytics:CreateApplication', 'kinesisanalytics:StartApplication'],
        'firehose.amazonaws.com',
      ),
    },
  },
  'pass-role-to-omics-and-run': {
    reports: {
      'a role that runs can have': [
        having(['omics:CreateWorkflow', 'omics:StartRun', 's3:GetObject'], 'omics.amazonaws.com'),
        TO_OVEN,
      ],
    },
    silent: {
      'runs that may not be started': having(
        ['omics:CreateWorkflow', 'omics:GetRun', 's3:GetObject'],
        'omics.amazonaws.com',
      ),
    },
  },
  'pass-role-to-braket-job': {
    reports: { 'a role that jobs can have': [having(['braket:CreateJob'], 'braket.amazonaws.com'), TO_OVEN] },
    silent: {
      'a Deny in the policy of a group': bakery()
        .group('guests', {
          inline: {
            NoQuantum: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Deny', NotAction: 'iam:*', Resource: '*' }],
            },
          },
        })
        .role('oven', { trust: 'braket.amazonaws.com' })
        .user('mallory', { groups: ['guests'], inline: { Work: allowing(['iam:PassRole', 'braket:CreateJob']) } }),
    },
  },
  'pass-role-to-game-fleet': {
    reports: {
      'a role that fleets can have': [
        having(
          ['gamelift:CreateBuild', 'gamelift:RequestUploadCredentials', 'gamelift:CreateFleet'],
          'gamelift.amazonaws.com',
        ),
        TO_OVEN,
      ],
    },
    silent: {
      'builds that may not be uploaded': having(
        ['gamelift:CreateBuild', 'gamelift:CreateFleet'],
        'gamelift.amazonaws.com',
      ),
    },
  },
})
