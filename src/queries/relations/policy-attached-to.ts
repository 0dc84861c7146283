import { nameInArn } from '../../model/arn.ts'
import { byArn } from '../../model/compare.ts'
import { groupBy } from '../../util/group-by.ts'
import { namedEntities } from '../named-entity.ts'
import { policyHolders } from '../policy-holders.ts'
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
    const holders = policyHolders(account)
    const held = groupBy(account.managedPolicies(), ({ arn }) => arn)
    const named = [...holders.keys()]
      .filter((arn) => !held.has(arn))
      .map((arn) => ({ arn, id: '', name: nameInArn(arn) }))
    const policies = [...account.managedPolicies(), ...named].toSorted(byArn).map(({ arn, id, name }) => {
      return { kind: 'managed-policy', arn, id, name } as const
    })
    for (const { arn: policyArn, id } of namedEntities('policy-attached-to', params.policy, policies)) {
      for (const { holder, use, evidence } of holders.get(policyArn) ?? []) {
        yield {
          values: {
            policyArn,
            policyId: held.has(policyArn) ? id : null,
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
