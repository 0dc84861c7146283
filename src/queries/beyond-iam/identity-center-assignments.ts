import { beyondIam } from '../shared/beyond-iam.ts'

export default beyondIam({
  name: 'identity-center-assignments',
  title: 'Who gets which role of IAM Identity Center',
  severity: 'info',
  reason: 'assignments stand in Identity Center; the account holds the roles that they made',
  source: 'sso:ListAccountAssignments of the management or delegated account, and the identity store',
  references: ['https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_ListAccountAssignments.html'],
})
