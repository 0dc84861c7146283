import { JOBS_IN_USE } from '../../../src/escalation/techniques/jobs-in-use.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const having = (...actions: readonly string[]): Bakery =>
  bakery().user('mallory', { inline: { Work: allowing(actions) } })
const NOBODY_KNOWN = { to: null, decision: 'conditional', precondition: 'unknown' } as const

testTechniques(JOBS_IN_USE, {
  'update-stack': {
    reports: { 'every stack': [having('cloudformation:UpdateStack'), NOBODY_KNOWN] },
    silent: {
      'a boundary without it': bakery()
        .policy('Fence', { document: allowing('cloudformation:Describe*') })
        .user('mallory', { inline: { Work: allowing('cloudformation:*') }, boundary: 'Fence' }),
    },
  },
  'change-stack-by-change-set': {
    reports: {
      'every stack': [having('cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet'), NOBODY_KNOWN],
    },
    silent: { 'change sets that somebody else executes': having('cloudformation:CreateChangeSet') },
  },
  'start-build': {
    reports: { 'every project': [having('codebuild:StartBuild'), NOBODY_KNOWN] },
    silent: { 'builds that may be stopped': having('codebuild:StopBuild') },
  },
  'start-build-batch': {
    reports: { 'every project': [having('codebuild:StartBuildBatch'), NOBODY_KNOWN] },
    silent: { 'single builds': having('codebuild:StartBuild') },
  },
  'update-glue-dev-endpoint': {
    reports: { 'every endpoint': [having('glue:UpdateDevEndpoint'), NOBODY_KNOWN] },
    silent: { 'endpoints that may be deleted': having('glue:DeleteDevEndpoint') },
  },
  'open-notebook': {
    reports: { 'every notebook': [having('sagemaker:CreatePresignedNotebookInstanceUrl'), NOBODY_KNOWN] },
    silent: { 'domains, which have users of their own': having('sagemaker:CreatePresignedDomainUrl') },
  },
  'change-notebook-lifecycle': {
    reports: {
      'every notebook': [
        having(
          'sagemaker:CreateNotebookInstanceLifecycleConfig',
          'sagemaker:StopNotebookInstance',
          'sagemaker:UpdateNotebookInstance',
          'sagemaker:StartNotebookInstance',
        ),
        NOBODY_KNOWN,
      ],
    },
    silent: {
      'notebooks that may not be started': having(
        'sagemaker:CreateNotebookInstanceLifecycleConfig',
        'sagemaker:StopNotebookInstance',
        'sagemaker:UpdateNotebookInstance',
      ),
    },
  },
  'run-code-in-interpreter': {
    reports: {
      'every interpreter': [
        having('bedrock-agentcore:StartCodeInterpreterSession', 'bedrock-agentcore:InvokeCodeInterpreter'),
        NOBODY_KNOWN,
      ],
    },
    silent: {
      'sessions that may be stopped': having(
        'bedrock-agentcore:StopCodeInterpreterSession',
        'bedrock-agentcore:InvokeCodeInterpreter',
      ),
    },
  },
  'run-command-in-agent': {
    reports: { 'every runtime': [having('bedrock-agentcore:InvokeAgentRuntimeCommand'), NOBODY_KNOWN] },
    silent: { 'agents that may be called': having('bedrock-agentcore:InvokeAgentRuntime') },
  },
  'steer-agent-browser': {
    reports: {
      'every browser': [
        having('bedrock-agentcore:StartBrowserSession', 'bedrock-agentcore:ConnectBrowserAutomationStream'),
        NOBODY_KNOWN,
      ],
    },
    silent: {
      'browsers that may be watched': having(
        'bedrock-agentcore:StartBrowserSession',
        'bedrock-agentcore:ConnectBrowserLiveViewStream',
      ),
    },
  },
  'agentcore-wildcards': {
    reports: {
      'what the full access of AWS allows': [having('bedrock-agentcore:*'), NOBODY_KNOWN],
    },
    silent: {
      'one kind of resource': having('bedrock-agentcore:*CodeInterpreter*'),
    },
  },
})
