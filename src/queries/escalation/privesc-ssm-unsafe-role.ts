import { mayBeAllowed } from '../shared/access/may-be-allowed.ts'
import { verdictWords } from '../shared/escalation/verdict-words.ts'
import { POLICY_PARTS } from '../shared/escalation/policy-parts.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'privesc-ssm-unsafe-role',
  title: 'Roles of EC2 instances that can run commands on other instances through Systems Manager',
  kind: 'finding',
  severity: 'medium',
  version: 2,
  message: 'can run commands on other instances, by {actions}',
  needs: POLICY_PARTS,
  params: {},
  columns: ['roleArn', 'roleId', 'instanceProfileArns', 'actions', 'decision'],
  remediation:
    'Attach AmazonSSMManagedInstanceCore, which lets an instance be managed and manages no other, in place of the broader grant.',
  references: [
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-instance-permissions.html',
    'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSSMManagedInstanceCore.html',
  ],

  *run({ access, account, escalation }) {
    const { everyone, passable, permits, tier } = escalation()
    const mayBe = mayBeAllowed(access(), REACHING)
    const profiles = account.instanceProfiles()
    for (const standing of everyone) {
      const { principal } = standing
      if (principal.kind !== 'role') continue
      const reaching = mayBe(principal)
      if (reaching.length === 0 || tier(principal) === 'admin') continue
      if (passable.trusts(principal, 'ec2.amazonaws.com') === 'denied') continue
      const found = verdictWords(permits, standing, reaching)
      if (found === null) continue
      const holding = profiles
        .filter(({ roles }) => roles.some(({ arn }) => arn === principal.arn))
        .map(({ arn }) => arn)
      const { actions, decision, evidence } = found
      yield {
        values: { roleArn: principal.arn, roleId: principal.id, instanceProfileArns: holding, actions, decision },
        evidence: [
          ...holding.map((arn) => ({
            kind: 'instance-profile' as const,
            instanceProfileArn: arn,
            roleArn: principal.arn,
          })),
          ...evidence,
        ],
      }
    }
  },
})

/** Each runs something on an instance as its administrator. */
const REACHING = ['ssm:SendCommand', 'ssm:StartSession', 'ssm:CreateAssociation', 'ssm:StartAutomationExecution']
