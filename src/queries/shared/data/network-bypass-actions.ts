import type { ActionGroup } from './action-group.ts'

/**
 * Actions that reach a machine or its data through an API of AWS, so that neither security groups nor network ACLs, nor
 * the want of a route, keep the caller out.
 */
export const NETWORK_BYPASS_ACTIONS: readonly ActionGroup[] = [
  {
    why: 'runs commands on a machine through Systems Manager',
    reference: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html',
    actions: ['ssm:ResumeSession', 'ssm:SendCommand', 'ssm:StartSession'],
  },
  {
    why: 'opens a tunnel to an instance without a route to it, or gives the SSH key that goes with it',
    reference: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/connect-with-ec2-instance-connect-endpoint.html',
    actions: [
      'ec2-instance-connect:OpenTunnel',
      'ec2-instance-connect:SendSSHPublicKey',
      'ec2:CreateInstanceConnectEndpoint',
    ],
  },
  {
    why: 'opens the serial console of an instance',
    reference:
      'https://docs.aws.amazon.com/ec2-instance-connect/latest/APIReference/API_SendSerialConsoleSSHPublicKey.html',
    actions: ['ec2-instance-connect:SendSerialConsoleSSHPublicKey'],
  },
  {
    why: 'opens a tunnel to a device behind a firewall',
    reference: 'https://docs.aws.amazon.com/iot/latest/developerguide/secure-tunneling.html',
    actions: ['iot:OpenTunnel'],
  },
  {
    why: 'runs commands in a container',
    reference: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html',
    actions: ['ecs:ExecuteCommand'],
  },
  {
    why: 'opens a private Kubernetes API through the console',
    reference: 'https://docs.aws.amazon.com/eks/latest/userguide/view-kubernetes-resources.html',
    actions: ['eks:AccessKubernetesApi'],
  },
  {
    why: 'queries a database in a VPC over the Data API or the query editor',
    reference: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.html',
    actions: [
      'rds-data:BatchExecuteStatement',
      'rds-data:ExecuteSql',
      'rds-data:ExecuteStatement',
      'redshift-data:BatchExecuteStatement',
      'redshift-data:ExecuteStatement',
      'redshift:ExecuteQuery',
      'redshift:GetClusterCredentials',
      'redshift:GetClusterCredentialsWithIAM',
      'redshift-serverless:GetCredentials',
    ],
  },
  {
    why: 'opens a notebook or a studio by a presigned URL',
    reference: 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePresignedNotebookInstanceUrl.html',
    actions: [
      'elasticmapreduce:CreateStudioPresignedUrl',
      'sagemaker:CreatePresignedDomainUrl',
      'sagemaker:CreatePresignedNotebookInstanceUrl',
      'sagemaker:StartSession',
    ],
  },
  {
    why: 'runs code next to the data of a VPC',
    reference: 'https://docs.aws.amazon.com/glue/latest/dg/interactive-sessions.html',
    actions: ['glue:RunStatement'],
  },
  {
    why: 'reads disks, consoles or logs of a machine from outside it',
    reference: 'https://docs.aws.amazon.com/ebs/latest/APIReference/API_GetSnapshotBlock.html',
    actions: [
      'ebs:GetSnapshotBlock',
      'ec2:GetConsoleOutput',
      'ec2:GetConsoleScreenshot',
      'rds:DownloadCompleteDBLogFile',
      'rds:DownloadDBLogFilePortion',
    ],
  },
]
