import { beyondIam } from '../shared/beyond-iam.ts'

export default beyondIam({
  name: 'public-workload-admin-role',
  title: 'Workloads that the internet reaches and whose role is an administrator',
  severity: 'critical',
  reason: 'IAM knows roles, and not what runs with them or who reaches it',
  source: 'an inventory of EC2, Elastic Load Balancing, Lambda and ECS, with their networks, in each region',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html'],
})
