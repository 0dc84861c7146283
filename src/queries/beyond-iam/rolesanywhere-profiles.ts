import { beyondIam } from '../shared/beyond-iam.ts'

export default beyondIam({
  name: 'rolesanywhere-profiles',
  title: 'Roles that holders of certificates get by IAM Roles Anywhere',
  severity: 'medium',
  reason: 'a role trusts rolesanywhere.amazonaws.com; which certificates get it stands with trust anchors and profiles',
  source: 'rolesanywhere:ListTrustAnchors and ListProfiles in each region',
  references: ['https://docs.aws.amazon.com/rolesanywhere/latest/userguide/introduction.html'],
})
