import { passingRoles } from './pass-role.ts'

const AGENTCORE = 'bedrock-agentcore.amazonaws.com'

/** Roles of agents and their tools. {@link https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/security-iam.html} */
export const PASS_ROLE_TO_AGENTS = passingRoles([
  {
    name: 'pass-role-to-code-interpreter',
    title: 'Pass a role to a new AgentCore code interpreter and run code in it',
    references: ['bedrock-001'],
    service: AGENTCORE,
    actions: [
      'bedrock-agentcore:CreateCodeInterpreter',
      'bedrock-agentcore:StartCodeInterpreterSession',
      'bedrock-agentcore:InvokeCodeInterpreter',
    ],
    why: 'A code interpreter runs what it is sent, and the code reads credentials of the execution role that was passed.',
    close:
      'Name in the Resource of iam:PassRole the execution roles of interpreters, and give those the data that the agents need and no more.',
  },
  {
    name: 'pass-role-to-agent-browser',
    title: 'Pass a role to a new AgentCore browser and steer it',
    references: ['bedrock-006'],
    service: AGENTCORE,
    actions: [
      'bedrock-agentcore:CreateBrowser',
      'bedrock-agentcore:StartBrowserSession',
      'bedrock-agentcore:ConnectBrowserAutomationStream',
    ],
    why: 'Whoever steers the browser can have it read the credentials of its execution role from the machine that it runs on.',
    close:
      'Name in the Resource of iam:PassRole the execution roles of browsers, and give those next to nothing: a browser needs little of AWS.',
  },
  {
    name: 'pass-role-to-agent-runtime',
    title: 'Pass a role to a new AgentCore runtime and run a command in it',
    references: ['bedrock-003'],
    service: AGENTCORE,
    actions: [
      'bedrock-agentcore:CreateAgentRuntime',
      'bedrock-agentcore:CreateAgentRuntimeEndpoint',
      'bedrock-agentcore:CreateWorkloadIdentity',
      'bedrock-agentcore:InvokeAgentRuntimeCommand',
    ],
    why: 'The runtime runs an agent of the caller’s, and commands beside it, with the role that was passed.',
    close:
      'Name in the Resource of iam:PassRole the roles of runtimes, and keep bedrock-agentcore:InvokeAgentRuntimeCommand to those who look for faults.',
  },
  {
    name: 'pass-role-to-agent-harness',
    title: 'Pass a role to a new AgentCore harness and run a command in it',
    references: ['bedrock-005'],
    service: AGENTCORE,
    actions: [
      'bedrock-agentcore:CreateHarness',
      'bedrock-agentcore:CreateAgentRuntime',
      'bedrock-agentcore:CreateAgentRuntimeEndpoint',
      'bedrock-agentcore:CreateWorkloadIdentity',
      'bedrock-agentcore:CreateMemory',
      'bedrock-agentcore:GetMemory',
      'bedrock-agentcore:GetAgentRuntime',
      'bedrock-agentcore:GetHarness',
      'bedrock-agentcore:InvokeAgentRuntimeCommand',
    ],
    why: 'A harness makes a runtime with the role that was passed, and commands in that runtime have its credentials.',
    close:
      'Name in the Resource of iam:PassRole the roles of harnesses, and keep bedrock-agentcore:InvokeAgentRuntimeCommand to those who look for faults.',
  },
])
