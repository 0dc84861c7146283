import { namedEntities } from '../shared/entities/named-entity.ts'
import { policyHolders } from '../shared/policies/policy-holders.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-attached-to',
  title: 'Everything that a managed policy is attached to, or is the boundary of',
  kind: 'inventory',
  severity: 'info',
  needs: ['users', 'groups', 'roles'],
  params: {
    policy: { type: 'text', default: null, describe: 'only this managed policy: an ARN, a unique id or a name' },
  },
  columns: ['policyArn', 'policyId', 'use', 'resourceKind', 'resourceArn', 'resourceId'],
  remediation: null,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html',
  ],

  *run({ account, params, unknown }) {
    for (const { arn, kind, attached } of [...account.groups(), ...account.roles(), ...account.users()]) {
      if (attached === null) unknown(`${kind}s`, 'its attached policies were not given', arn)
    }
    for (const held of namedEntities('policy-attached-to', params.policy, policyHolders(account))) {
      for (const { holder, use, evidence } of [...held.attachments, ...held.boundaries]) {
        yield {
          values: {
            policyArn: held.arn,
            policyId: held.policy?.id ?? null,
            use,
            resourceKind: holder.kind,
            resourceArn: holder.arn,
            resourceId: holder.id,
          },
          evidence: [evidence],
        }
      }
    }
  },
})
