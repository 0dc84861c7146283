import { defineTechniques, type Technique } from '../technique.ts'
import { usingResources } from './in-use.ts'
import { onAnything } from './steps.ts'

const AGENTCORE = 'bedrock-agentcore.amazonaws.com'
const CLOUDFORMATION = 'cloudformation.amazonaws.com'
const CODEBUILD = 'codebuild.amazonaws.com'
const SAGEMAKER = 'sagemaker.amazonaws.com'

/** Running something in stacks, builds, notebooks and agents that have a role. {@link https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html} */
export const JOBS_IN_USE: readonly Technique[] = [
  ...usingResources([
    {
      name: 'update-stack',
      title: 'Update a CloudFormation stack that has a role',
      references: ['cloudformation-002'],
      actions: ['cloudformation:UpdateStack'],
      services: [CLOUDFORMATION],
      precondition: 'a CloudFormation stack with a service role',
      why: 'Once a stack has a service role, every later update is made with it, whoever asks: iam:PassRole is not needed again.',
      close:
        'Name the stacks of the caller in the Resource of cloudformation:UpdateStack, and keep `cloudformation:TemplateUrl` to a bucket that few may write.',
    },
    {
      name: 'change-stack-by-change-set',
      title: 'Change a CloudFormation stack that has a role by a change set',
      references: ['cloudformation-005'],
      actions: ['cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet'],
      services: [CLOUDFORMATION],
      precondition: 'a CloudFormation stack with a service role',
      why: 'A change set updates a stack as cloudformation:UpdateStack does, with the service role of the stack.',
      close:
        'Name the stacks of the caller in the Resource of cloudformation:ExecuteChangeSet, and let somebody else execute what one has created.',
    },
    {
      name: 'start-build',
      title: 'Start a build of a CodeBuild project with a build specification of one’s own',
      references: ['codebuild-002'],
      actions: ['codebuild:StartBuild'],
      services: [CODEBUILD],
      precondition: 'a CodeBuild project',
      why: 'A build can override the build specification of its project, and runs the commands with the service role of the project.',
      close:
        'Name the projects of the caller in the Resource of codebuild:StartBuild, and keep the roles of projects to what a build takes.',
    },
    {
      name: 'start-build-batch',
      title: 'Start a batch of a CodeBuild project with a build specification of one’s own',
      references: ['codebuild-003'],
      actions: ['codebuild:StartBuildBatch'],
      services: [CODEBUILD],
      precondition: 'a CodeBuild project that takes batches',
      why: 'A batch can override the build specification as a build can, and runs with the service role of the project.',
      close:
        'Treat codebuild:StartBuildBatch like codebuild:StartBuild: name the projects of the caller in its Resource.',
    },
    {
      name: 'update-glue-dev-endpoint',
      title: 'Put an SSH key on a Glue development endpoint',
      references: ['glue-002'],
      actions: ['glue:UpdateDevEndpoint'],
      services: ['glue.amazonaws.com'],
      precondition: 'a Glue development endpoint',
      why: 'The endpoint takes another public key, and whoever logs in has credentials of its role.',
      close: 'Delete development endpoints: sessions have taken their place. Deny glue:UpdateDevEndpoint.',
    },
    {
      name: 'open-notebook',
      title: 'Open a SageMaker notebook instance',
      references: ['sagemaker-004'],
      actions: ['sagemaker:CreatePresignedNotebookInstanceUrl'],
      services: [SAGEMAKER],
      precondition: 'a SageMaker notebook instance',
      why: 'The address opens the notebook without a further sign-in, and its terminal has credentials of the execution role.',
      close: 'Name the notebooks of the caller, or their tags, for sagemaker:CreatePresignedNotebookInstanceUrl.',
    },
    {
      name: 'change-notebook-lifecycle',
      title: 'Put a lifecycle script into a SageMaker notebook instance',
      references: ['sagemaker-005'],
      actions: [
        'sagemaker:CreateNotebookInstanceLifecycleConfig',
        'sagemaker:StopNotebookInstance',
        'sagemaker:UpdateNotebookInstance',
        'sagemaker:StartNotebookInstance',
      ],
      services: [SAGEMAKER],
      precondition: 'a SageMaker notebook instance',
      why: 'A lifecycle configuration is a script that runs as root when the notebook starts, with the execution role.',
      close:
        'Name the notebooks of the caller in the Resource of sagemaker:UpdateNotebookInstance, and keep lifecycle configurations to those who look after them.',
    },
    {
      name: 'run-code-in-interpreter',
      title: 'Run code in an AgentCore code interpreter',
      references: ['bedrock-002'],
      actions: ['bedrock-agentcore:StartCodeInterpreterSession', 'bedrock-agentcore:InvokeCodeInterpreter'],
      services: [AGENTCORE],
      precondition: 'an AgentCore code interpreter with an execution role',
      why: 'The interpreter runs what it is sent, and the code reads credentials of the execution role.',
      close: 'Name the interpreters of the caller in the Resource of bedrock-agentcore:StartCodeInterpreterSession.',
    },
    {
      name: 'run-command-in-agent',
      title: 'Run a command in an AgentCore runtime',
      references: ['bedrock-004'],
      actions: ['bedrock-agentcore:InvokeAgentRuntimeCommand'],
      services: [AGENTCORE],
      precondition: 'an AgentCore runtime',
      why: 'The command runs beside the agent, where credentials of the role of the runtime can be read.',
      close:
        'Keep bedrock-agentcore:InvokeAgentRuntimeCommand to those who look for faults, and name the runtimes in its Resource.',
    },
    {
      name: 'steer-agent-browser',
      title: 'Steer an AgentCore browser',
      references: ['bedrock-007'],
      actions: ['bedrock-agentcore:StartBrowserSession', 'bedrock-agentcore:ConnectBrowserAutomationStream'],
      services: [AGENTCORE],
      precondition: 'an AgentCore browser with an execution role',
      why: 'Whoever steers the browser can have it read the credentials of its execution role from the machine that it runs on.',
      close: 'Name the browsers of the caller in the Resource of bedrock-agentcore:StartBrowserSession.',
    },
  ]),
  ...defineTechniques([
    {
      name: 'agentcore-wildcards',
      title: 'Use whatever AgentCore runs, by a wildcard on all its actions',
      category: 'existing-passrole',
      references: ['bedrock-004'],
      ways: [
        onAnything(
          'bedrock-agentcore:InvokeAgentRuntimeCommand',
          'bedrock-agentcore:StartCodeInterpreterSession',
          'bedrock-agentcore:InvokeCodeInterpreter',
          'bedrock-agentcore:StartBrowserSession',
          'bedrock-agentcore:ConnectBrowserAutomationStream',
        ),
      ],
      target: { is: 'role-in-use', services: [AGENTCORE] },
      becomes: 'target',
      precondition: 'an AgentCore runtime, or a code interpreter or browser with an execution role',
      why: 'BedrockAgentCoreFullAccess allows `bedrock-agentcore:*` on everything: commands in every runtime, code in every interpreter, every browser.',
      close:
        'Do not attach BedrockAgentCoreFullAccess to those who only call agents; name the actions and resources that they need.',
    },
  ]),
]
