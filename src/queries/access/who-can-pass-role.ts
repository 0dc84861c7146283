import type { Access } from '../../access/access.ts'
import { askerOf } from '../../access/asker.ts'
import { byCodeUnit } from '../../model/compare.ts'
import type { Role } from '../../model/entity.ts'
import type { Policy } from '../../policy/document/policy.ts'
import { decisionEvidence } from '../../access/decision-evidence.ts'
import { namedEntities } from '../shared/entities/named-entity.ts'
import { defineQuery } from '../query.ts'
import { trustGap } from '../shared/trust/trust-gap.ts'

export default defineQuery({
  name: 'who-can-pass-role',
  title: 'Users and roles that can pass a role to a service which the role trusts',
  kind: 'inventory',
  severity: 'info',
  needs: ['users', 'groups', 'roles', 'customer-policies', 'aws-policies'],
  params: {
    role: { type: 'text', default: null, describe: 'only this role: an ARN, a unique id or a name' },
  },
  columns: ['roleArn', 'roleId', 'service', 'principalArn', 'principalId', 'decision', 'conditions'],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_PassedToService',
  ],

  *run({ access, account, params, unknown }) {
    for (const role of namedEntities('who-can-pass-role', params.role, account.roles())) {
      const gap = trustGap(account, role)
      if (gap !== null) unknown('roles', gap, role.arn)
      for (const service of trustedServices(access(), role)) {
        for (const principal of access().mayAllow('iam:PassRole')) {
          const decision = access().can(askerOf(principal), {
            action: 'iam:PassRole',
            resource: role.arn,
            context: new Map([['iam:passedtoservice', service]]),
          })
          if (decision.decision === 'unknown') unknown('roles', decision.reason, principal.arn)
          if (decision.decision === 'denied' || decision.decision === 'unknown') continue
          yield {
            values: {
              roleArn: role.arn,
              roleId: role.id,
              service,
              principalArn: principal.arn,
              principalId: principal.id,
              decision: decision.decision,
              conditions: decision.conditions,
            },
            evidence: decisionEvidence(decision.statements),
          }
        }
      }
    }
  },
})

/** The services that the trust policy lets in, under conditions or not. */
function trustedServices(access: Access, { arn, trust }: Role): readonly string[] {
  if (trust === null) return []
  return servicesNamed(access.held.read(trust)).filter((name) => {
    const caller = { kind: 'service', name, account: null } as const
    const { decision } = access.can({ caller, principal: null }, { action: 'sts:AssumeRole', resource: arn })
    return decision !== 'denied'
  })
}

function servicesNamed({ statements }: Policy): readonly string[] {
  const named = statements.flatMap(({ principals }) => (principals?.except === false ? principals.named : []))
  return [...new Set(named.filter(({ kind }) => kind === 'service').map(({ name }) => name))].sort(byCodeUnit)
}
