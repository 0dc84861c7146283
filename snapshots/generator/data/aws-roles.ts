import { inline, identityCenterRole, serviceLinkedRole } from '../build/entities.ts'
import { allow, deny, document } from '../build/document.ts'
import { s3 } from '../company.ts'
import type { Role } from '../types.ts'

/** Roles that AWS makes: one for each linked service, one for each permission set of Identity Center. */
export const awsRoles: readonly Role[] = [
  linked('support', 'AWSServiceRoleForSupport', 'AWSSupportServiceRolePolicy', '2021-03-01', '2026-11-19', 'us-east-1'),
  linked(
    'trustedadvisor',
    'AWSServiceRoleForTrustedAdvisor',
    'AWSTrustedAdvisorServiceRolePolicy',
    '2021-03-01',
    '2026-11-19',
  ),
  linked('autoscaling', 'AWSServiceRoleForAutoScaling', 'AutoScalingServiceRolePolicy', '2021-05-17', '2026-11-19'),
  linked('ecs', 'AWSServiceRoleForECS', 'AmazonECSServiceRolePolicy', '2021-10-11', '2026-11-19'),
  linked(
    'elasticloadbalancing',
    'AWSServiceRoleForElasticLoadBalancing',
    'AWSElasticLoadBalancingServiceRolePolicy',
    '2021-05-17',
    '2026-11-18',
  ),
  linked('rds', 'AWSServiceRoleForRDS', 'AmazonRDSServiceRolePolicy', '2021-06-14', '2026-11-19'),
  linked('sso', 'AWSServiceRoleForSSO', 'AWSSSOServiceRolePolicy', '2023-11-13', null),

  identityCenterRole({
    permissionSet: 'AdministratorAccess',
    created: '2023-11-13',
    attached: ['AdministratorAccess'],
    used: '2026-10-30',
  }),
  identityCenterRole({
    permissionSet: 'PowerUserAccess',
    created: '2023-11-13',
    attached: ['PowerUserAccess'],
    boundary: 'people-boundary',
    used: '2026-11-19',
  }),
  identityCenterRole({
    permissionSet: 'ReadOnlyAccess',
    created: '2023-11-13',
    attached: ['ReadOnlyAccess', 'AWSSupportAccess'],
    inline: [inline('AwsSSOInlinePolicy', document(deny('s3:GetObject', s3('ledger/*'))))],
    used: '2026-11-19',
  }),
  identityCenterRole({ permissionSet: 'Billing', created: '2024-01-08', attached: ['Billing'], used: '2026-11-17' }),
  identityCenterRole({
    permissionSet: 'NightShift',
    created: '2024-09-02',
    attached: ['AWSCloudShellFullAccess'],
    inline: [inline('AwsSSOInlinePolicy', document(allow(['ssm:StartSession', 'cloudwatch:Get*', 'logs:Get*'])))],
    used: '2026-11-19',
    region: 'eu-west-1',
  }),
]

function linked(
  service: string,
  name: string,
  policy: string,
  created: string,
  used: string | null,
  region = 'eu-central-1',
): Role {
  return serviceLinkedRole({ service, name, created, attached: [policy], used, region })
}
