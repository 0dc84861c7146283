import { decisionEvidence } from '../../access/decision-evidence.ts'
import type { AccessQuestion } from '../../access/decision.ts'
import type { Principal } from '../../model/entity.ts'
import { byCodeUnit } from '../../model/compare.ts'
import { isPermitted } from '../../escalation/permit.ts'
import { type AbacTest, abacTests } from '../shared/escalation/abac-tests.ts'
import { leaveUnreadable } from '../shared/escalation/leave-unreadable.ts'
import { POLICY_PARTS } from '../shared/escalation/policy-parts.ts'
import { taggersIn } from '../shared/escalation/taggers.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'abac-tag-writable',
  title: 'Users and roles that can change the tags on which their own permissions depend',
  kind: 'finding',
  severity: 'high',
  version: 2,
  message: 'can change by {action} the tag {tagKey} of the {tagOf}, on which its permissions depend',
  identity: ['tagKey', 'tagOf', 'action'],
  needs: POLICY_PARTS,
  params: {},
  columns: ['principalArn', 'principalId', 'kind', 'tagKey', 'tagOf', 'action'],
  remediation:
    'Deny the tagging actions for that key (aws:TagKeys) to everyone but who administers the tags, or let resources be tagged only by who has the tag already.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/introduction_attribute-based-access-control.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-tagkeys',
  ],

  *run(context) {
    const { access, administration, everyone, permits } = context.escalation()
    const taggers = taggersIn(context.actions())
    const testsOf = abacTests(taggers)
    const areResourcesHeard = !access.notConsidered(null, null).includes('resource-policy')
    for (const standing of everyone) {
      const { principal } = standing
      if (isPermitted(administration(standing))) continue
      leaveUnreadable(context, principal)
      const held = access.held.of(principal)
      const tests = testsOf(held)
      if (tests.length === 0) continue
      // What no Allow names, nothing but the policy of a resource can allow.
      const mayTag = areResourcesHeard ? () => true : taggers.areNamed(held)
      for (const test of tests) {
        for (const questions of waysToTag(test, principal, mayTag)) {
          const question = questions.find((one) => {
            const ask = one.resource === null ? permits.somewhere : permits.may
            return ask(standing, one) === 'allowed'
          })
          if (question === undefined) continue
          yield {
            values: {
              principalArn: principal.arn,
              principalId: principal.id,
              kind: principal.kind,
              tagKey: test.tagKey,
              tagOf: test.tagOf,
              action: question.action,
            },
            evidence: [...test.evidence, ...decisionEvidence(permits.statements(standing, question))],
          }
        }
      }
    }
  },
})

/** Requests that would set the tag, by action, one a spelling: on the principal itself, or on some resource that the statements mean. */
function waysToTag(
  { spellings, tagOf, taggingActions }: AbacTest,
  { kind, arn }: Principal,
  mayTag: (action: string) => boolean,
): readonly (readonly AccessQuestion[])[] {
  const contexts = spellings.map((key) => new Map([['aws:tagkeys', [key]]]))
  const own = kind === 'user' ? 'iam:TagUser' : 'iam:TagRole'
  const actions = tagOf === 'principal' ? [own] : [...taggingActions]
  const resource = tagOf === 'principal' ? arn : null
  return actions
    .filter(mayTag)
    .toSorted(byCodeUnit)
    .map((action) => contexts.map((context) => ({ action, resource, context })))
}
