import { beyondIam } from '../shared/beyond-iam.ts'

export default beyondIam({
  name: 'scp-effective',
  title: 'What service and resource control policies leave of a permission',
  severity: 'info',
  reason: 'the policies of an organization and where they are attached are not part of the account',
  source:
    'organizations:ListPolicies, DescribePolicy and ListTargetsForPolicy; those that you have, rolecall access takes with --scp',
  references: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html'],
})
