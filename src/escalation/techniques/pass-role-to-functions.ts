import { passingRoles } from './pass-role.ts'

const LAMBDA = 'lambda.amazonaws.com'

/** Roles of functions, workflows, and what starts them. {@link https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html} */
export const PASS_ROLE_TO_FUNCTIONS = passingRoles([
  {
    name: 'pass-role-to-lambda-and-invoke',
    title: 'Pass a role to a new Lambda function and invoke it',
    references: ['lambda-001'],
    service: LAMBDA,
    actions: ['lambda:CreateFunction', 'lambda:InvokeFunction'],
    why: 'The code of the function is the caller’s, and it runs with credentials of the role that was passed.',
    close:
      'Name in the Resource of iam:PassRole the roles that functions are meant to have, and keep lambda.amazonaws.com out of the trust of roles with many permissions.',
  },
  {
    name: 'pass-role-to-lambda-and-add-permission',
    title: 'Pass a role to a new Lambda function and let somebody else invoke it',
    references: ['lambda-006'],
    service: LAMBDA,
    actions: ['lambda:CreateFunction', 'lambda:AddPermission'],
    why: "lambda:AddPermission writes the function's own policy: another account, or a service, then invokes what the caller must not invoke themselves.",
    close:
      'Limit iam:PassRole to the roles that functions are meant to have, and lambda:AddPermission by `lambda:Principal`.',
  },
  {
    name: 'pass-role-to-lambda-and-map-events',
    title: 'Pass a role to a new Lambda function and let events run it',
    references: ['lambda-002'],
    service: LAMBDA,
    actions: ['lambda:CreateFunction', 'lambda:CreateEventSourceMapping'],
    precondition: 'a queue, stream or topic that the passed role may read, and in which something arrives',
    why: 'An event source mapping runs the function whenever something arrives at the source, without lambda:InvokeFunction.',
    close:
      'Limit iam:PassRole to the roles that functions are meant to have, and lambda:CreateEventSourceMapping by `lambda:FunctionArn`.',
  },
  {
    name: 'lambda-new-dynamo-trigger',
    title: 'Pass a role to a new Lambda function and run it by a new DynamoDB table',
    references: [],
    service: LAMBDA,
    actions: ['lambda:CreateFunction', 'lambda:CreateEventSourceMapping', 'dynamodb:CreateTable', 'dynamodb:PutItem'],
    precondition: 'the passed role may read DynamoDB streams',
    why: 'The caller makes the event source as well: an item put into a table of their own runs the function.',
    close:
      'Limit iam:PassRole to the roles that functions are meant to have, and lambda:CreateEventSourceMapping by `lambda:FunctionArn`.',
  },
  {
    name: 'pass-role-to-step-functions-and-run',
    title: 'Pass a role to a new Step Functions state machine and run it',
    references: ['stepfunctions-001'],
    service: 'states.amazonaws.com',
    actions: ['states:CreateStateMachine', 'states:StartExecution'],
    why: 'A state machine can call nearly every AWS API itself, and makes the calls with the role that was passed.',
    close:
      'Name in the Resource of iam:PassRole the roles of state machines that the caller looks after, and give each the calls of its own workflow alone.',
  },
  {
    name: 'pass-role-to-scheduler',
    title: 'Pass a role to a new EventBridge schedule',
    references: ['scheduler-001'],
    service: 'scheduler.amazonaws.com',
    actions: ['scheduler:CreateSchedule'],
    why: 'A schedule calls an AWS API of the caller’s choice, with parameters of their choice, as the role that was passed: one call a schedule, such as iam:AttachUserPolicy.',
    close:
      'Name in the Resource of iam:PassRole the roles that schedules are meant to have, and let those start their targets and do nothing else.',
  },
  {
    name: 'pass-role-to-identity-pool',
    title: 'Set a role as the role of a Cognito identity pool',
    references: ['cognitoidentity-001'],
    service: 'cognito-identity.amazonaws.com',
    actions: ['cognito-identity:SetIdentityPoolRoles'],
    precondition:
      'an identity pool that the trust policy of the role takes, and in which the actor can get an identity',
    why: 'Whoever gets an identity of the pool gets a session of the role that was set for it; guests need no account at all.',
    close:
      'Name in the Resource of iam:PassRole the roles of identity pools, and test `cognito-identity.amazonaws.com:aud` in their trust policies.',
  },
  {
    name: 'pass-role-to-amplify-and-build',
    title: 'Pass a role to a new Amplify app and build it',
    references: ['amplify-001'],
    service: 'amplify.amazonaws.com',
    actions: ['amplify:CreateApp', 'amplify:CreateBranch', 'amplify:StartJob'],
    why: "The build of an Amplify app runs the commands of its build specification with the app's service role.",
    close:
      'Name in the Resource of iam:PassRole the roles that apps are meant to have, and give those no more than a deployment takes.',
  },
])
