import { PASS_ROLE_TO_AGENTS } from '../../../src/escalation/techniques/pass-role-to-agents.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const AGENTCORE = 'bedrock-agentcore.amazonaws.com'

/** Mallory, who is allowed some actions, beside a role that trusts a service. */
const having = (actions: readonly string[], trust = AGENTCORE): Bakery =>
  bakery()
    .role('oven', { trust })
    .user('mallory', { inline: { Work: allowing(['iam:PassRole', ...actions]) } })

const TO_OVEN = { to: 'role/oven', service: AGENTCORE, decision: 'allowed', precondition: 'met' } as const

testTechniques(PASS_ROLE_TO_AGENTS, {
  'pass-role-to-code-interpreter': {
    reports: {
      'a role that interpreters can have': [
        having([
          'bedrock-agentcore:CreateCodeInterpreter',
          'bedrock-agentcore:StartCodeInterpreterSession',
          'bedrock-agentcore:InvokeCodeInterpreter',
        ]),
        TO_OVEN,
      ],
      'what the full access of AWS passes, by the name of the role': [
        bakery()
          .role('AmazonBedrockAgentCoreOven', { trust: AGENTCORE })
          .role('oven', { trust: AGENTCORE })
          .user('mallory', {
            inline: {
              Work: {
                Version: '2012-10-17',
                Statement: [
                  { Effect: 'Allow', Action: 'bedrock-agentcore:*', Resource: '*' },
                  {
                    Effect: 'Allow',
                    Action: 'iam:PassRole',
                    Resource: 'arn:aws:iam::*:role/*BedrockAgentCore*',
                    Condition: { StringEquals: { 'iam:PassedToService': 'bedrock-agentcore.amazonaws.com' } },
                  },
                ],
              },
            },
          }),
        { ...TO_OVEN, to: 'role/AmazonBedrockAgentCoreOven' },
      ],
    },
    silent: {
      'a role of Bedrock itself': having(['bedrock-agentcore:*'], 'bedrock.amazonaws.com'),
    },
  },
  'pass-role-to-agent-browser': {
    reports: {
      'a role that browsers can have': [
        having([
          'bedrock-agentcore:CreateBrowser',
          'bedrock-agentcore:StartBrowserSession',
          'bedrock-agentcore:ConnectBrowserAutomationStream',
        ]),
        TO_OVEN,
      ],
    },
    silent: {
      'a browser that may be watched alone': having([
        'bedrock-agentcore:CreateBrowser',
        'bedrock-agentcore:StartBrowserSession',
        'bedrock-agentcore:ConnectBrowserLiveViewStream',
      ]),
    },
  },
  'pass-role-to-agent-runtime': {
    reports: {
      'a role that runtimes can have': [
        having([
          'bedrock-agentcore:CreateAgentRuntime',
          'bedrock-agentcore:CreateAgentRuntimeEndpoint',
          'bedrock-agentcore:CreateWorkloadIdentity',
          'bedrock-agentcore:InvokeAgentRuntimeCommand',
        ]),
        TO_OVEN,
      ],
    },
    silent: {
      'a runtime in which no command may be run': having([
        'bedrock-agentcore:CreateAgentRuntime',
        'bedrock-agentcore:CreateAgentRuntimeEndpoint',
        'bedrock-agentcore:CreateWorkloadIdentity',
        'bedrock-agentcore:GetAgentRuntime',
      ]),
    },
  },
  'pass-role-to-agent-harness': {
    reports: {
      'a role that harnesses can have': [having(['bedrock-agentcore:*']), TO_OVEN],
    },
    silent: {
      'a harness without memory': having([
        'bedrock-agentcore:CreateHarness',
        'bedrock-agentcore:CreateAgentRuntime',
        'bedrock-agentcore:CreateAgentRuntimeEndpoint',
        'bedrock-agentcore:CreateWorkloadIdentity',
        'bedrock-agentcore:Get*',
        'bedrock-agentcore:InvokeAgentRuntimeCommand',
      ]),
    },
  },
})
