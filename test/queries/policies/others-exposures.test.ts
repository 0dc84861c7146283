import { describe, expect, test } from 'vitest'

import type { Action } from '../../../src/policy/action/table.ts'
import policyCredentialsExposure from '../../../src/queries/policies/policy-credentials-exposure.ts'
import policyDataExfiltration from '../../../src/queries/policies/policy-data-exfiltration.ts'
import policyInfrastructureModification from '../../../src/queries/policies/policy-infrastructure-modification.ts'
import policyResourceExposure from '../../../src/queries/policies/policy-resource-exposure.ts'
import type { Query } from '../../../src/queries/query.ts'
import { bakery } from '../../support/account-builder.ts'
import { actionTable } from '../../support/action-table.ts'
import { askQuery, type Given } from '../../support/ask-query.ts'
import { sharedJson } from '../../support/shared-data.ts'

type Kind = 'CredentialsExposure' | 'DataExfiltration' | 'InfrastructureModification' | 'ResourceExposure'

/** A policy and what another tool found in it, in 2020. */
type Judged = { readonly PolicyName: string } & { readonly [K in Kind]: readonly string[] } & {
  readonly PolicyDocument?: object
  readonly PolicyVersionList?: readonly { readonly Document: object; readonly IsDefaultVersion: boolean }[]
}

const published = sharedJson(
  'expectations',
  'salesforce__cloudsplaining__example-authz-details.results-2020-12.json',
) as Readonly<Record<string, Readonly<Record<string, Judged>>>> | null
const judged = ['inline_policies', 'customer_managed_policies', 'aws_managed_policies'].flatMap((list) =>
  Object.values(published?.[list] ?? {}),
)

/** Why an action of theirs is none of ours: AWS has it no more, or files it otherwise than in 2020. */
type Excuse = (action: Action) => boolean
const reads: Excuse = ({ accessLevel }) => accessLevel === 'Read' || accessLevel === 'List'

const CASES: readonly (readonly [kind: Kind, query: Query, excuse: Excuse, params: Given])[] = [
  ['DataExfiltration', policyDataExfiltration, () => false, {}],
  ['CredentialsExposure', policyCredentialsExposure, () => false, { except: [] }],
  ['ResourceExposure', policyResourceExposure, ({ accessLevel }) => accessLevel !== 'Permissions management', {}],
  [
    'InfrastructureModification',
    policyInfrastructureModification,
    (one) => reads(one) || one.resources.length === 0,
    {},
  ],
]

describe.skipIf(published === null).each(CASES)('of what cloudsplaining calls %s', (kind, query, excuse, params) => {
  test.each(judged)('$PolicyName has nothing that we lack', (policy) => {
    const document = policy.PolicyDocument ?? policy.PolicyVersionList?.find((one) => one.IsDefaultVersion)?.Document
    const { rows } = askQuery(query, bakery().policy('Theirs', { document: document ?? null }), params)
    const ours = new Set(rows.flatMap((row) => [row.get('actions'), row.get('conditionalActions')]).flat())
    const lacking = policy[kind].flatMap((name) => {
      const action = actionTable.action(name)
      return action === undefined || ours.has(action.name) || excuse(action) ? [] : [action.name]
    })
    expect(lacking).toEqual([])
  })
})
