import { passingRoles } from './pass-role.ts'

const TASKS = 'ecs-tasks.amazonaws.com'

/** Roles of tasks and jobs in containers. {@link https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html} */
export const PASS_ROLE_TO_CONTAINERS = passingRoles([
  {
    name: 'pass-role-to-ecs-and-run-task',
    title: 'Pass a role to a new ECS task definition and run a task',
    references: ['ecs-004'],
    service: TASKS,
    actions: ['ecs:RegisterTaskDefinition', 'ecs:RunTask'],
    precondition: 'an ECS cluster',
    why: 'The containers of the task are the caller’s, and read credentials of the task role from the endpoint that ECS gives them.',
    close:
      'Name in the Resource of iam:PassRole the task roles of the caller’s own services, and limit ecs:RunTask by `ecs:cluster`.',
  },
  {
    name: 'pass-role-to-ecs-and-create-service',
    title: 'Pass a role to a new ECS task definition and run it as a service',
    references: ['ecs-003'],
    service: TASKS,
    actions: ['ecs:RegisterTaskDefinition', 'ecs:CreateService'],
    precondition: 'an ECS cluster',
    why: 'A service keeps tasks of the definition running, so that ecs:RunTask is not needed.',
    close:
      'Name in the Resource of iam:PassRole the task roles of the caller’s own services, and limit ecs:CreateService by `ecs:cluster`.',
  },
  {
    name: 'pass-role-to-ecs-and-start-task',
    title: 'Pass a role to a new ECS task definition and start a task on a container instance',
    references: ['ecs-005'],
    service: TASKS,
    actions: ['ecs:RegisterTaskDefinition', 'ecs:StartTask'],
    precondition: 'an ECS cluster with a container instance',
    why: 'ecs:StartTask places a task on a container instance that the caller names; the task has the role that was passed.',
    close:
      'Name in the Resource of iam:PassRole the task roles of the caller’s own services, and limit ecs:StartTask by `ecs:cluster`.',
  },
  {
    name: 'pass-role-to-ecs-in-a-new-cluster',
    title: 'Pass a role to a new ECS task definition and run a task in a new cluster',
    references: ['ecs-002'],
    service: TASKS,
    actions: ['ecs:CreateCluster', 'ecs:RegisterTaskDefinition', 'ecs:RunTask'],
    why: 'A cluster for Fargate needs no machines: the caller makes one and runs a task there with the role that was passed.',
    close:
      'Name in the Resource of iam:PassRole the task roles of the caller’s own services, and keep ecs:CreateCluster to those who look after clusters.',
  },
  {
    name: 'pass-role-to-ecs-service-in-a-new-cluster',
    title: 'Pass a role to a new ECS task definition and run it as a service in a new cluster',
    references: ['ecs-001'],
    service: TASKS,
    actions: ['ecs:CreateCluster', 'ecs:RegisterTaskDefinition', 'ecs:CreateService'],
    why: 'A service in a cluster of the caller’s own runs their containers with the role that was passed.',
    close:
      'Name in the Resource of iam:PassRole the task roles of the caller’s own services, and keep ecs:CreateCluster to those who look after clusters.',
  },
  {
    name: 'pass-role-to-ecs-on-a-new-container-instance',
    title: 'Pass a role to a task on a container instance that one registers',
    references: ['ecs-007'],
    service: TASKS,
    actions: ['ecs:RegisterContainerInstance', 'ecs:StartTask'],
    precondition: 'an ECS cluster and a task definition',
    why: 'A machine of the caller’s joins the cluster, and ECS hands it credentials of the role that overrides the one of the task.',
    close:
      'Keep ecs:RegisterContainerInstance to the roles of container instances, and name in the Resource of iam:PassRole the task roles that are meant.',
  },
  {
    name: 'pass-role-to-ecs-task-override',
    title: 'Pass a role to a run of an ECS task definition that exists',
    references: ['ecs-008'],
    service: TASKS,
    actions: ['ecs:RunTask'],
    precondition: 'an ECS cluster and a task definition, whose command the actor overrides',
    why: 'ecs:RunTask can override both the command of a container and the task role, so that no definition has to be registered.',
    close:
      'Name in the Resource of iam:PassRole the task roles of the caller’s own services, and in that of ecs:RunTask their task definitions.',
  },
  {
    name: 'pass-role-to-ecs-started-task-override',
    title: 'Pass a role to an ECS task definition that exists and start it on a container instance',
    references: ['ecs-009'],
    service: TASKS,
    actions: ['ecs:StartTask'],
    precondition: 'an ECS cluster with a container instance, and a task definition, whose command the actor overrides',
    why: 'ecs:StartTask overrides the command and the task role as ecs:RunTask does.',
    close:
      'Name in the Resource of iam:PassRole the task roles of the caller’s own services, and in that of ecs:StartTask their task definitions.',
  },
  {
    name: 'pass-role-to-batch-and-submit',
    title: 'Pass a role to a new Batch job definition and submit a job',
    references: ['batch-001'],
    service: TASKS,
    actions: ['batch:RegisterJobDefinition', 'batch:SubmitJob'],
    precondition: 'a Batch job queue',
    why: 'A Batch job is an ECS task: its container is the caller’s, and has the job role that was passed.',
    close:
      'Name in the Resource of iam:PassRole the job roles that are meant, and in that of batch:SubmitJob the queues of the caller.',
  },
  {
    name: 'pass-role-to-batch-in-a-new-environment',
    title: 'Pass a role to a new Batch job definition and submit a job to a new queue',
    references: ['batch-003'],
    service: TASKS,
    actions: [
      'batch:CreateComputeEnvironment',
      'batch:CreateJobQueue',
      'batch:RegisterJobDefinition',
      'batch:SubmitJob',
    ],
    why: 'The caller makes the machines and the queue as well, and needs nothing that stands there already.',
    close:
      'Name in the Resource of iam:PassRole the job roles that are meant, and keep batch:CreateComputeEnvironment to those who look after them.',
  },
  {
    name: 'pass-role-to-app-runner',
    title: 'Pass a role to a new App Runner service',
    references: ['apprunner-001'],
    service: 'tasks.apprunner.amazonaws.com',
    actions: ['apprunner:CreateService'],
    why: 'The service runs an image or source code of the caller’s with the instance role that was passed.',
    close:
      'Name in the Resource of iam:PassRole the instance roles that are meant, and keep tasks.apprunner.amazonaws.com out of the trust of other roles.',
  },
])
