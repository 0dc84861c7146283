import { allow, allowAllBut, document } from '../build/document.ts'
import { awsPolicy } from '../build/entities.ts'
import type { Policy, PolicyDocument } from '../types.ts'

const LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents']
const INTERFACES = ['ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DeleteNetworkInterface']
const SSM_CORE = ['ssm:UpdateInstanceInformation', 'ssm:GetDocument', 'ssm:ListAssociations', 'ssm:PutInventory']
const SSM_CHANNELS = ['ssmmessages:CreateControlChannel', 'ssmmessages:OpenDataChannel', 'ec2messages:GetMessages']

/**
 * AWS's own policies as far as the company uses them: real names and paths, shortened content of our own. The
 * real ones are longer and have more versions.
 */
export const awsPolicies: readonly Policy[] = [
  aws('/', 'AdministratorAccess', ['2015-02-06', allow('*')]),
  aws(
    '/',
    'PowerUserAccess',
    ['2015-02-06', allowAllBut('iam:*')],
    ['2016-12-06', allowAllBut(['iam:*', 'organizations:*'])],
  ),
  awsPolicy({
    name: 'ReadOnlyAccess',
    versions: [
      ['2015-02-06', document(allow(readsOf(['ec2', 's3', 'iam', 'logs'])))],
      ['2019-06-17', document(allow(readsOf(['ec2', 's3', 'iam', 'logs', 'lambda', 'dynamodb', 'sqs'])))],
      [
        '2023-10-09',
        document(allow(readsOf(['ec2', 's3', 'iam', 'logs', 'lambda', 'dynamodb', 'sqs', 'ecs', 'rds', 'sns']))),
      ],
      [
        '2026-08-04',
        document(allow(readsOf(['ec2', 's3', 'iam', 'logs', 'lambda', 'dynamodb', 'sqs', 'ecs', 'rds', 'sns', 'iot']))),
      ],
    ],
  }),
  aws(
    '/',
    'SecurityAudit',
    ['2015-02-06', allow(['iam:Get*', 'iam:List*', 's3:GetBucket*', 'ec2:Describe*'])],
    [
      '2025-11-12',
      allow([
        'iam:Get*',
        'iam:List*',
        's3:GetBucket*',
        'ec2:Describe*',
        'kms:List*',
        'lambda:GetPolicy',
        'access-analyzer:List*',
      ]),
    ],
  ),
  aws(
    '/job-function/',
    'ViewOnlyAccess',
    ['2016-11-10', allow(['ec2:Describe*', 's3:ListAllMyBuckets', 'iam:List*'])],
    [
      '2024-05-20',
      allow(['ec2:Describe*', 's3:ListAllMyBuckets', 'iam:List*', 'lambda:List*', 'sqs:ListQueues', 'athena:List*']),
    ],
  ),
  aws(
    '/job-function/',
    'Billing',
    ['2016-11-10', allow(['aws-portal:*Billing', 'budgets:*'])],
    ['2023-07-06', allow(['billing:*', 'budgets:*', 'ce:*', 'cur:*', 'invoicing:*', 'payments:*', 'tax:*'])],
  ),
  aws(
    '/',
    'AWSSupportAccess',
    ['2015-02-06', allow('support:*')],
    ['2024-11-22', allow(['support:*', 'support-console:*'])],
  ),
  aws('/', 'IAMUserChangePassword', ['2016-11-15', allow('iam:ChangePassword', 'arn:aws:iam::*:user/${aws:username}')]),
  aws('/', 'AWSCloudShellFullAccess', ['2020-12-15', allow('cloudshell:*')]),
  aws(
    '/',
    'AmazonEC2ReadOnlyAccess',
    ['2015-02-06', allow(['ec2:Describe*', 'elasticloadbalancing:Describe*'])],
    [
      '2024-02-14',
      allow([
        'ec2:Describe*',
        'ec2:GetSecurityGroupsForVpc',
        'elasticloadbalancing:Describe*',
        'autoscaling:Describe*',
      ]),
    ],
  ),
  aws(
    '/',
    'AmazonS3ReadOnlyAccess',
    ['2015-02-06', allow(['s3:Get*', 's3:List*'])],
    ['2023-08-10', allow(['s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*'])],
  ),
  aws(
    '/',
    'AmazonSSMManagedInstanceCore',
    ['2019-03-15', allow(SSM_CORE)],
    ['2019-05-23', allow([...SSM_CORE, ...SSM_CHANNELS])],
  ),
  aws(
    '/service-role/',
    'AmazonEC2RoleforSSM',
    ['2015-05-29', allow(SSM_CORE)],
    ['2019-01-24', allow([...SSM_CORE, ...SSM_CHANNELS, 's3:GetObject', 's3:PutObject', 'cloudwatch:PutMetricData'])],
  ),
  aws(
    '/',
    'CloudWatchAgentServerPolicy',
    ['2018-03-07', allow(['cloudwatch:PutMetricData', ...LOGS])],
    [
      '2024-02-06',
      allow([
        'cloudwatch:PutMetricData',
        'ec2:DescribeTags',
        'logs:PutRetentionPolicy',
        'xray:PutTraceSegments',
        ...LOGS,
      ]),
    ],
  ),
  aws('/', 'AmazonEC2ContainerRegistryReadOnly', [
    '2015-12-21',
    allow(['ecr:GetAuthorizationToken', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:DescribeImages']),
  ]),
  aws('/service-role/', 'AWSLambdaBasicExecutionRole', ['2015-04-09', allow(LOGS)]),
  aws(
    '/service-role/',
    'AWSLambdaVPCAccessExecutionRole',
    ['2016-02-11', allow([...LOGS, ...INTERFACES])],
    ['2024-01-05', allow([...LOGS, ...INTERFACES, 'ec2:DescribeSubnets', 'ec2:AssignPrivateIpAddresses'])],
  ),
  aws('/service-role/', 'AmazonECSTaskExecutionRolePolicy', [
    '2017-11-16',
    allow(['ecr:GetAuthorizationToken', 'ecr:BatchGetImage', 'logs:CreateLogStream', 'logs:PutLogEvents']),
  ]),
  aws(
    '/service-role/',
    'AWSBackupServiceRolePolicyForBackup',
    ['2019-01-10', allow(['rds:CreateDBSnapshot', 'ec2:CreateSnapshot'])],
    [
      '2025-03-19',
      allow(['rds:CreateDBSnapshot', 'ec2:CreateSnapshot', 'dynamodb:CreateBackup', 'backup:CopyIntoBackupVault']),
    ],
  ),
  aws('/service-role/', 'AmazonRDSEnhancedMonitoringRole', [
    '2015-11-11',
    allow(LOGS, 'arn:aws:logs:*:*:log-group:RDS*'),
  ]),
  aws(
    '/aws-service-role/',
    'AWSSupportServiceRolePolicy',
    ['2018-04-19', allow(readsOf(['ec2', 's3']))],
    ['2026-07-21', allow(readsOf(['ec2', 's3', 'lambda', 'sqs', 'iot']))],
  ),
  aws('/aws-service-role/', 'AWSTrustedAdvisorServiceRolePolicy', [
    '2018-02-24',
    allow(readsOf(['ec2', 'iam', 'rds'])),
  ]),
  aws('/aws-service-role/', 'AutoScalingServiceRolePolicy', [
    '2018-01-08',
    allow(['ec2:RunInstances', 'ec2:TerminateInstances']),
  ]),
  aws('/aws-service-role/', 'AmazonECSServiceRolePolicy', [
    '2017-10-14',
    allow(['ec2:Describe*', 'elasticloadbalancing:*']),
  ]),
  aws('/aws-service-role/', 'AWSElasticLoadBalancingServiceRolePolicy', [
    '2017-09-19',
    allow(['ec2:Describe*', ...INTERFACES]),
  ]),
  aws('/aws-service-role/', 'AmazonRDSServiceRolePolicy', [
    '2018-01-08',
    allow(['ec2:Describe*', 'sns:Publish', ...INTERFACES]),
  ]),
  aws('/aws-service-role/', 'AWSSSOServiceRolePolicy', [
    '2017-12-05',
    allow(
      ['iam:CreateRole', 'iam:DeleteRole', 'iam:PutRolePolicy'],
      'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*',
    ),
  ]),
]

type Version = readonly [date: string, statement: ReturnType<typeof allow>]

function aws(path: string, name: string, ...versions: readonly Version[]): Policy {
  const documents = versions.map(([date, statement]): readonly [string, PolicyDocument] => [date, document(statement)])
  return awsPolicy({ path, name, versions: documents })
}

function readsOf(services: readonly string[]): readonly string[] {
  return services.flatMap((service) => [`${service}:Describe*`, `${service}:Get*`, `${service}:List*`])
}
