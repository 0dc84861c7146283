import { usingResources } from './in-use.ts'

const LAMBDA = 'lambda.amazonaws.com'
const TASKS = 'ecs-tasks.amazonaws.com'
/** A container may reach the credentials of the instance that it runs on. {@link https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html} */
const INSTANCES = 'ec2.amazonaws.com'

/** Running something in functions, containers and workflows that have a role. {@link https://docs.aws.amazon.com/lambda/latest/dg/access-control-identity-based.html} */
export const FUNCTIONS_IN_USE = usingResources([
  {
    name: 'update-function-code',
    title: 'Replace the code of a Lambda function',
    references: ['lambda-003'],
    actions: ['lambda:UpdateFunctionCode'],
    services: [LAMBDA],
    precondition: 'a Lambda function that something invokes',
    why: 'The new code runs with the role of the function as soon as somebody or something invokes it next.',
    close:
      'Name the functions of the caller in the Resource of lambda:UpdateFunctionCode, and ask for signed code where a function has many permissions.',
  },
  {
    name: 'lambda-update-configuration',
    title: 'Put a layer or a wrapper into a Lambda function',
    references: [],
    actions: ['lambda:UpdateFunctionConfiguration'],
    services: [LAMBDA],
    precondition: 'a Lambda function that something invokes',
    why: 'A layer, or an environment variable that names a wrapper, brings code of the caller’s into the function, where it runs with the role of the function.',
    close:
      'Name the functions of the caller in the Resource of lambda:UpdateFunctionConfiguration, and limit it by `lambda:Layer`.',
  },
  {
    name: 'update-function-code-and-invoke',
    title: 'Replace the code of a Lambda function and invoke it',
    references: ['lambda-004'],
    actions: ['lambda:UpdateFunctionCode', 'lambda:InvokeFunction'],
    services: [LAMBDA],
    precondition: 'a Lambda function',
    why: 'The new code runs with the role of the function, and the caller need not wait for anybody to invoke it.',
    close: 'Name the functions of the caller in the Resource of lambda:UpdateFunctionCode.',
  },
  {
    name: 'update-function-code-and-add-permission',
    title: 'Replace the code of a Lambda function and let somebody else invoke it',
    references: ['lambda-005'],
    actions: ['lambda:UpdateFunctionCode', 'lambda:AddPermission'],
    services: [LAMBDA],
    precondition: 'a Lambda function',
    why: 'The caller writes a policy of the function by which another account, or a service, invokes the new code.',
    close:
      'Name the functions of the caller in the Resource of lambda:UpdateFunctionCode, and limit lambda:AddPermission by `lambda:Principal`.',
  },
  {
    name: 'lambda-esm-update-code',
    title: 'Replace the code of a Lambda function and let events run it',
    references: [],
    actions: ['lambda:CreateEventSourceMapping', 'lambda:UpdateFunctionCode'],
    services: [LAMBDA],
    precondition: 'a Lambda function whose role may read a queue, stream or topic in which something arrives',
    why: 'An event source mapping invokes the new code whenever something arrives, without lambda:InvokeFunction.',
    close:
      'Name the functions of the caller in the Resource of lambda:UpdateFunctionCode, and limit lambda:CreateEventSourceMapping by `lambda:FunctionArn`.',
  },
  {
    name: 'update-state-machine-and-run',
    title: 'Replace the definition of a state machine and run it',
    references: ['stepfunctions-002'],
    actions: ['states:UpdateStateMachine', 'states:StartExecution'],
    services: ['states.amazonaws.com'],
    precondition: 'a Step Functions state machine',
    why: 'The new definition calls AWS APIs of the caller’s choice with the role that the state machine has.',
    close: 'Name the state machines of the caller in the Resource of states:UpdateStateMachine.',
  },
  {
    name: 'execute-command-in-task',
    title: 'Run a command in an ECS task',
    references: ['ecs-006'],
    // The CLI calls ecs:DescribeTasks to name the target of the session; the answer of the API opens it without.
    // {@link https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommand.html}
    actions: ['ecs:ExecuteCommand'],
    services: [TASKS, INSTANCES],
    precondition: 'a running ECS task with a task role, for which ECS Exec is enabled',
    why: 'The command is a shell in the container, where credentials of the task role can be read.',
    close:
      'Limit ecs:ExecuteCommand by `ecs:cluster` and `ecs:container-name`, and enable ECS Exec only while it is needed.',
  },
  {
    name: 'submit-job',
    title: 'Submit a job by a Batch job definition that exists',
    references: ['batch-002'],
    actions: ['batch:SubmitJob'],
    services: [TASKS, INSTANCES],
    precondition: 'a Batch job queue, and a job definition with a job role, whose command the actor overrides',
    why: 'A job can override the command of its definition, and runs it with the job role.',
    close: 'Name the job definitions and queues of the caller in the Resource of batch:SubmitJob.',
  },
  {
    name: 'update-app-runner-service',
    title: 'Replace what an App Runner service runs',
    references: ['apprunner-002'],
    actions: ['apprunner:UpdateService'],
    services: ['tasks.apprunner.amazonaws.com'],
    precondition: 'an App Runner service with an instance role',
    why: 'The service runs another image, or another start command, with the instance role that it has.',
    close: 'Name the services of the caller in the Resource of apprunner:UpdateService.',
  },
])
