import { passableAdmins, PASSABLE_COLUMNS } from '../shared/escalation/passable-admins.ts'
import { POLICY_PARTS } from '../shared/escalation/policy-parts.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'privesc-passrole-lambda-admin',
  title: 'Administrator roles that can be passed to AWS Lambda',
  kind: 'finding',
  severity: 'medium',
  version: 2,
  message: 'is an administrator that can be passed to {service}[ by {principals}]',
  needs: POLICY_PARTS,
  params: {},
  columns: PASSABLE_COLUMNS,
  remediation:
    'Give the role the permissions that its AWS Lambda resources need instead of all; name the roles in the Resource of iam:PassRole.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
  ],

  *run(context) {
    yield* passableAdmins(context, 'lambda.amazonaws.com')
  },
})
