import type { AccountView } from '../../model/account.ts'
import type { ManagedPolicy, PolicyVersion } from '../../model/entity.ts'
import { comparePolicies } from '../../policy/compare/compare-policies.ts'
import type { Comparison, EditEffect } from '../../policy/compare/comparison.ts'
import { givesNoMore } from '../../policy/compare/gives-no-more.ts'
import { readPolicy } from '../../policy/document/read-policy.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'privesc-policy-version-sleeping',
  title: 'Attached policies of which an older version allows what the one in force does not',
  kind: 'finding',
  severity: 'high',
  message: 'keeps {version}, which lets through what {defaultVersion} in force does not, such as {action}',
  identity: ['version'],
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: {
    effects: {
      type: 'list',
      default: ['broader'],
      describe: 'what bringing the version back would do: broader; different, where it also takes something away',
    },
  },
  columns: ['policyArn', 'policyId', 'version', 'defaultVersion', 'effect', 'action', 'resource'],
  remediation:
    'Delete the versions that nobody needs: who may call iam:SetDefaultPolicyVersion brings any of them back into force.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetDefaultPolicyVersion.html',
  ],

  *run({ access, account, actions, params, unknown }) {
    const attached = attachedPolicies(account)
    const isForMoreAlone = params.effects.every((effect) => MORE.has(effect))
    const options = {
      account: account.snapshot.account,
      partition: account.snapshot.partition,
      isRecorded: true,
      isShown: (effect: EditEffect) => params.effects.includes(effect),
    }
    for (const policy of account.managedPolicies()) {
      if (policy.owner !== 'customer' || !attached.has(policy.arn)) continue
      const { inForce, others } = versionsOf(policy)
      if (inForce === null) {
        unknown('customer-policies', 'the document in force was not given', policy.arn)
        continue
      }
      for (const { version, document } of others) {
        const { effect, witness, undecided } = compared(document)
        if (effect === 'undecided')
          unknown('customer-policies', `whether ${version} allows more: ${undecided.join('; ')}`, policy.arn)
        if (!params.effects.includes(effect) || effect === 'undecided' || witness === null) continue
        yield {
          values: {
            policyArn: policy.arn,
            policyId: policy.id,
            version,
            defaultVersion: inForce.version,
            effect,
            action: witness.action,
            resource: witness.resource,
          },
          evidence: [
            { kind: 'attribute', of: policy.arn, name: 'VersionId', value: version },
            { kind: 'attribute', of: policy.arn, name: 'DefaultVersionId', value: inForce.version },
          ],
        }
      }

      function compared(document: PolicyVersion['document']): Comparison {
        const [now, then] = [inForce?.document ?? null, document]
        if (now === null || then === null) return UNSEEN
        const older = access().held.read(now)
        // Nobody else asks for a version that sleeps: it is read, and not kept.
        const newer = then === now ? older : readPolicy(account.document(then))
        if (isForMoreAlone && givesNoMore(newer, older)) return NO_MORE
        return comparePolicies(older, newer, actions(), options)
      }
    }
  },
})

/** Effects of versions that allow something which the one in force does not. */
const MORE: ReadonlySet<string> = new Set<EditEffect>(['broader', 'different'])

/** Of a version that surely allows nothing more, whatever it allows less. */
const NO_MORE: Comparison = { effect: 'narrower', witness: null, undecided: [], unknownActionsOnly: false }

const UNSEEN: Comparison = {
  effect: 'undecided',
  witness: null,
  undecided: ['its document was not given'],
  unknownActionsOnly: false,
}

/** The ARNs of policies that somebody has. */
function attachedPolicies(account: AccountView): ReadonlySet<string> {
  const holders = [...account.users(), ...account.groups(), ...account.roles()]
  return new Set(holders.flatMap(({ attached }) => (attached ?? []).map(({ arn }) => arn)))
}

/** The version in force, if its document was given, and the others by their names. */
function versionsOf({ versions, defaultVersion }: ManagedPolicy): {
  readonly inForce: PolicyVersion | null
  readonly others: readonly PolicyVersion[]
} {
  const all = versions ?? []
  const isInForce = ({ version, isDefault }: PolicyVersion): boolean =>
    defaultVersion === null ? isDefault : version === defaultVersion
  const inForce = all.find(isInForce) ?? null
  const others = all.filter((version) => version !== inForce)
  return { inForce: inForce?.document == null ? null : inForce, others: others.toSorted(byVersion) }
}

function byVersion(a: PolicyVersion, b: PolicyVersion): number {
  return a.version < b.version ? -1 : 1
}
