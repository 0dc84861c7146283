import { type Operation, required } from '../asked.ts'
import { noSuchEntity } from '../iam-error.ts'
import type { LivePolicy, LivePolicyVersion, Members } from '../live-entities.ts'
import { page, section } from '../page.ts'
import { without } from '../without.ts'
import { policyOf } from './lookup.ts'
import { tagsPage } from './tags.ts'

/** Managed policies, one by one: only here their tags and descriptions are said. */
export const policies: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  [
    'ListPolicies',
    (asked) => {
      const scope = asked.params['Scope'] ?? 'All'
      const items = asked.account.policies.filter(
        ({ Arn }) => scope === 'All' || (scope === 'AWS') === Arn.includes(':iam::aws:'),
      )
      return page(asked, [section({ member: 'Policies', items, key: ({ PolicyId }) => PolicyId, shape: listedPolicy })])
    },
  ],
  [
    'GetPolicy',
    (asked) => {
      const policy = policyOf(asked)
      const { Description, Tags } = policy
      return { Policy: { ...listedPolicy(policy), Description, Tags } }
    },
  ],
  ['ListPolicyTags', (asked) => tagsPage(asked, policyOf(asked).Tags)],
  [
    'ListPolicyVersions',
    (asked) => {
      const items = policyOf(asked).PolicyVersionList
      const shape = ({ VersionId, IsDefaultVersion, CreateDate }: LivePolicyVersion): Members => {
        return { VersionId, IsDefaultVersion, CreateDate }
      }
      return page(asked, [section({ member: 'Versions', items, key: ({ VersionId }) => VersionId, shape })])
    },
  ],
  [
    'GetPolicyVersion',
    (asked) => {
      const policy = policyOf(asked)
      const id = required(asked, 'VersionId')
      const version = policy.PolicyVersionList.find(({ VersionId }) => VersionId === id)
      if (version === undefined) throw noSuchEntity(`version ${id} of policy`, policy.Arn)
      return { PolicyVersion: { ...version } }
    },
  ],
])

function listedPolicy(policy: LivePolicy): Members {
  return without(policy, 'PolicyVersionList', 'Description', 'Tags', 'leftOut')
}
