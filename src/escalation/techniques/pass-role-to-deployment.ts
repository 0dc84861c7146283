import { passingRoles } from './pass-role.ts'

const CLOUDFORMATION = 'cloudformation.amazonaws.com'
const CODEBUILD = 'codebuild.amazonaws.com'

/** Roles of stacks, builds and automation, which often may do much. {@link https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html} */
export const PASS_ROLE_TO_DEPLOYMENT = passingRoles([
  {
    name: 'pass-role-to-stack',
    title: 'Pass a role to a new CloudFormation stack',
    references: ['cloudformation-001'],
    service: CLOUDFORMATION,
    actions: ['cloudformation:CreateStack'],
    why: 'CloudFormation makes what the template says with the role that was passed, whatever the caller is allowed: a user with every permission, for one.',
    close:
      'Name in the Resource of iam:PassRole the roles of the caller’s own stacks, and ask for one of them by `cloudformation:RoleArn`.',
  },
  {
    name: 'pass-role-to-stack-set',
    title: 'Pass an administration role to a new CloudFormation stack set',
    references: ['cloudformation-003'],
    service: CLOUDFORMATION,
    actions: ['cloudformation:CreateStackSet', 'cloudformation:CreateStackInstances'],
    precondition: 'an execution role that trusts the role that is passed, and which that may assume',
    why: 'The administration role assumes an execution role in each account of the stack set, and that one makes what the template says.',
    close:
      'Name in the Resource of iam:PassRole the roles of the caller’s own stacks, and let the administration role be passed by those who look after stack sets alone.',
  },
  {
    name: 'cloudformation-update-stack-passrole',
    title: 'Update a CloudFormation stack with another role',
    references: [],
    service: CLOUDFORMATION,
    actions: ['cloudformation:UpdateStack'],
    precondition: 'a CloudFormation stack',
    why: 'An update can bring both a template and a role, with which CloudFormation then makes what the template says.',
    close:
      'Name in the Resource of cloudformation:UpdateStack the stacks of the caller, and limit it by `cloudformation:RoleArn`.',
  },
  {
    name: 'pass-role-to-existing-stack-set',
    title: 'Update a CloudFormation stack set with another administration role',
    references: ['cloudformation-004'],
    service: CLOUDFORMATION,
    actions: ['cloudformation:UpdateStackSet'],
    precondition: 'a CloudFormation stack set, and an execution role that trusts the role that is passed',
    why: 'The update brings a template and the administration role, and runs in every account where the stack set has instances.',
    close:
      'Name in the Resource of cloudformation:UpdateStackSet the stack sets of the caller, and keep administration roles from being passed.',
  },
  {
    name: 'pass-role-to-codebuild-and-build',
    title: 'Pass a role to a new CodeBuild project and build it',
    references: ['codebuild-001'],
    service: CODEBUILD,
    actions: ['codebuild:CreateProject', 'codebuild:StartBuild'],
    why: 'The build specification is commands of the caller’s, and they run with the service role that was passed.',
    close:
      'Name in the Resource of iam:PassRole the roles of the caller’s own projects, with `iam:PassedToService` codebuild.amazonaws.com.',
  },
  {
    name: 'pass-role-to-codebuild-and-build-batch',
    title: 'Pass a role to a new CodeBuild project and build a batch',
    references: ['codebuild-004'],
    service: CODEBUILD,
    actions: ['codebuild:CreateProject', 'codebuild:StartBuildBatch'],
    why: 'A batch runs builds of the project as codebuild:StartBuild does, but is started by another action.',
    close:
      'Name in the Resource of iam:PassRole the roles of the caller’s own projects, and treat codebuild:StartBuildBatch like codebuild:StartBuild.',
  },
  {
    name: 'codebuild-update-project',
    title: 'Give another role to a CodeBuild project',
    references: [],
    service: CODEBUILD,
    actions: ['codebuild:UpdateProject'],
    precondition: 'a CodeBuild project, which somebody or something builds',
    why: 'codebuild:UpdateProject sets the source, the build specification and the service role of a project that exists.',
    close:
      'Name in the Resource of codebuild:UpdateProject the projects of the caller, and in that of iam:PassRole the roles of these.',
  },
  {
    name: 'pass-role-to-automation',
    title: 'Pass a role to a Systems Manager automation of one’s own',
    references: ['ssm-003'],
    service: 'ssm.amazonaws.com',
    actions: ['ssm:CreateDocument', 'ssm:StartAutomationExecution'],
    why: 'An automation document calls AWS APIs, and runs scripts, with the role that it is told to assume.',
    close:
      'Name in the Resource of iam:PassRole the roles of automations that the caller may run, and keep ssm:CreateDocument to those who write them.',
  },
  {
    name: 'codestar-project',
    title: 'Pass a role to a new CodeStar project',
    references: [],
    service: 'codestar.amazonaws.com',
    actions: ['codestar:CreateProject'],
    precondition: 'CodeStar, which AWS closed on 31 July 2024',
    why: 'A project was made from a template of the caller’s with the role that was passed, as a stack is. The service is closed: what is left are the permissions, and roles that trust it.',
    close: 'Delete the roles that trust codestar.amazonaws.com, and take codestar:CreateProject away.',
  },
])
