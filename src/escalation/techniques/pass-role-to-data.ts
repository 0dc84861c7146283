import { passingRoles } from './pass-role.ts'

const GLUE = 'glue.amazonaws.com'
const SAGEMAKER = 'sagemaker.amazonaws.com'

/** Roles of jobs that work on data. {@link https://docs.aws.amazon.com/glue/latest/dg/attach-policy-iam-user.html} */
export const PASS_ROLE_TO_DATA = passingRoles([
  {
    name: 'pass-role-to-glue-dev-endpoint',
    title: 'Pass a role to a new Glue development endpoint',
    references: ['glue-001'],
    service: GLUE,
    actions: ['glue:CreateDevEndpoint'],
    why: 'The endpoint takes a public SSH key of the caller’s, and whoever logs in has credentials of the role.',
    close:
      'Name in the Resource of iam:PassRole the roles that Glue is meant to have, and deny glue:CreateDevEndpoint: sessions have taken its place.',
  },
  {
    name: 'pass-role-to-glue-job-and-start',
    title: 'Pass a role to a new Glue job and start it',
    references: ['glue-003'],
    service: GLUE,
    actions: ['glue:CreateJob', 'glue:StartJobRun'],
    why: 'The script of a job is the caller’s, and runs with the role that was passed.',
    close:
      'Name in the Resource of iam:PassRole the roles that Glue jobs are meant to have, with `iam:PassedToService` glue.amazonaws.com.',
  },
  {
    name: 'pass-role-to-glue-job-and-trigger',
    title: 'Pass a role to a new Glue job and let a trigger start it',
    references: ['glue-004'],
    service: GLUE,
    actions: ['glue:CreateJob', 'glue:CreateTrigger'],
    why: 'A trigger starts the job by a schedule, without glue:StartJobRun.',
    close:
      'Name in the Resource of iam:PassRole the roles that Glue jobs are meant to have; a missing glue:StartJobRun does not keep a job from running.',
  },
  {
    name: 'pass-role-to-glue-session',
    title: 'Pass a role to a new Glue session and run statements',
    references: ['glue-007'],
    service: GLUE,
    actions: ['glue:CreateSession', 'glue:RunStatement'],
    why: 'An interactive session runs whatever code it is sent with the role that was passed.',
    close:
      'Name in the Resource of iam:PassRole the roles that Glue sessions are meant to have, apart from those of production jobs.',
  },
  {
    name: 'pass-role-to-existing-glue-job-and-start',
    title: 'Give another role to a Glue job and start it',
    references: ['glue-005'],
    service: GLUE,
    actions: ['glue:UpdateJob', 'glue:StartJobRun'],
    precondition: 'a Glue job',
    why: 'glue:UpdateJob sets both the script and the role of a job that exists.',
    close:
      'Name in the Resource of iam:PassRole the roles that Glue jobs are meant to have, and in that of glue:UpdateJob the jobs of the caller.',
  },
  {
    name: 'pass-role-to-existing-glue-job-and-trigger',
    title: 'Give another role to a Glue job and let a trigger start it',
    references: ['glue-006'],
    service: GLUE,
    actions: ['glue:UpdateJob', 'glue:CreateTrigger'],
    precondition: 'a Glue job',
    why: 'The job that exists gets a script and a role of the caller’s choice, and a trigger starts it by a schedule.',
    close:
      'Name in the Resource of iam:PassRole the roles that Glue jobs are meant to have, and in that of glue:UpdateJob the jobs of the caller.',
  },
  {
    name: 'pass-role-to-notebook',
    title: 'Pass a role to a new SageMaker notebook instance',
    references: ['sagemaker-001'],
    service: SAGEMAKER,
    actions: ['sagemaker:CreateNotebookInstance'],
    why: 'A notebook runs code of whoever opens it, or of the lifecycle configuration it starts with, and has the role that was passed.',
    close:
      'Name in the Resource of iam:PassRole the execution roles of SageMaker, and give those no permissions of IAM.',
  },
  {
    name: 'pass-role-to-training-job',
    title: 'Pass a role to a new SageMaker training job',
    references: ['sagemaker-002'],
    service: SAGEMAKER,
    actions: ['sagemaker:CreateTrainingJob'],
    why: 'The image or script of a training job is the caller’s, and runs with the role that was passed.',
    close:
      'Name in the Resource of iam:PassRole the execution roles of SageMaker, and give those no permissions of IAM.',
  },
  {
    name: 'pass-role-to-processing-job',
    title: 'Pass a role to a new SageMaker processing job',
    references: ['sagemaker-003'],
    service: SAGEMAKER,
    actions: ['sagemaker:CreateProcessingJob'],
    why: 'The container of a processing job is the caller’s, and runs with the role that was passed.',
    close:
      'Name in the Resource of iam:PassRole the execution roles of SageMaker, and give those no permissions of IAM.',
  },
  {
    name: 'pass-role-to-emr-serverless-and-run',
    title: 'Pass a role to a job of a new EMR Serverless application',
    references: ['emrserverless-001'],
    service: 'emr-serverless.amazonaws.com',
    actions: ['emr-serverless:CreateApplication', 'emr-serverless:StartJobRun'],
    why: 'The job is a Spark or Hive program of the caller’s, and runs with the runtime role that was passed.',
    close: 'Name in the Resource of iam:PassRole the runtime roles of the caller’s own jobs.',
  },
  {
    name: 'pass-role-to-data-pipeline-and-activate',
    title: 'Pass a role to a new Data Pipeline and activate it',
    references: ['datapipeline-001'],
    service: 'datapipeline.amazonaws.com',
    actions: ['datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition', 'datapipeline:ActivatePipeline'],
    why: 'A pipeline definition holds shell commands, and names the roles that they run with. New customers no longer get the service.',
    close:
      'Deny datapipeline:CreatePipeline where nobody uses it, and delete the roles that trust datapipeline.amazonaws.com.',
  },
  {
    name: 'pass-role-to-kinesis-analytics-and-start',
    title: 'Pass a role to a new Managed Service for Apache Flink application and start it',
    references: ['kinesisanalytics-001'],
    service: 'kinesisanalytics.amazonaws.com',
    actions: ['kinesisanalytics:CreateApplication', 'kinesisanalytics:StartApplication'],
    why: 'The application is code of the caller’s, and runs with the service execution role that was passed.',
    close: 'Name in the Resource of iam:PassRole the execution roles of the caller’s own applications.',
  },
  {
    name: 'pass-role-to-omics-and-run',
    title: 'Pass a role to a run of a new HealthOmics workflow',
    references: ['omics-001'],
    service: 'omics.amazonaws.com',
    actions: ['omics:CreateWorkflow', 'omics:StartRun', 's3:GetObject'],
    why: 'Tasks of a workflow run containers with the role that the run is started with.',
    close:
      'Name in the Resource of iam:PassRole the roles of runs, and give those the inputs and outputs of the workflows alone.',
  },
  {
    name: 'pass-role-to-braket-job',
    title: 'Pass a role to a new Braket job',
    references: ['braket-001'],
    service: 'braket.amazonaws.com',
    actions: ['braket:CreateJob'],
    why: 'A hybrid job runs a script of the caller’s in a container with the role that was passed.',
    close:
      'Name in the Resource of iam:PassRole the roles of Braket jobs, and deny braket:CreateJob where nobody uses it.',
  },
  {
    name: 'pass-role-to-game-fleet',
    title: 'Pass a role to a new GameLift fleet',
    references: ['gamelift-001'],
    service: 'gamelift.amazonaws.com',
    actions: ['gamelift:CreateBuild', 'gamelift:RequestUploadCredentials', 'gamelift:CreateFleet'],
    why: 'The build is a server of the caller’s, and a fleet that shares its credentials runs it with the instance role that was passed.',
    close:
      'Name in the Resource of iam:PassRole the instance roles of fleets, and deny gamelift:CreateFleet where nobody uses it.',
  },
])
