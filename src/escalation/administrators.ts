import type { HeldPolicies, HeldPolicy } from '../access/held-policies.ts'
import type { PatternSet, PolicyStatement } from '../policy/document/policy.ts'
import { remembered } from '../util/remembered.ts'
import type { Permits, Verdict } from './permit.ts'
import type { Standing } from './standing.ts'
import { stepQuestion } from './step-question.ts'

/** Whether somebody is an administrator: `allowed`, under a condition, or not. */
export type IsAdministrator = (standing: Standing) => Verdict

/** Each is enough to give any permission. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html} */
const GIVING_ACTIONS: readonly string[] = [
  'iam:PutUserPolicy',
  'iam:AttachUserPolicy',
  'iam:PutRolePolicy',
  'iam:AttachRolePolicy',
  'iam:CreatePolicyVersion',
]

/**
 * An administrator has an Allow of everything on everything without a condition, and can, after every Deny, the boundary
 * and SCPs, still give any permission to whomever it likes: a Deny of other actions does not end that.
 */
export function administrators(
  permits: Permits,
  held: HeldPolicies,
  place: { readonly partition: string; readonly account: string },
): IsAdministrator {
  const allows = remembered((policy: HeldPolicy) => policy.policy.statements.some(isOfEverything))
  const questions = GIVING_ACTIONS.map((action) => {
    const brings = action.startsWith('iam:Attach') ? ({ brings: 'every-permission' } as const) : {}
    return stepQuestion({ action, on: 'anything', ...brings }, null, { ...place, service: null })
  })
  return remembered((standing: Standing): Verdict => {
    const policies = held.of(standing.principal).filter(({ source }) => source !== 'boundary')
    if (!standing.isGranted && !policies.some(allows)) return 'denied'
    const verdicts = questions.map((question) => permits.ability(standing, question).everywhere)
    return verdicts.find((verdict) => verdict === 'allowed') ?? verdicts.find(isConditional) ?? 'denied'
  })
}

function isConditional(verdict: Verdict | null): verdict is 'conditional' {
  return verdict === 'conditional'
}

/**
 * Whether a statement allows everything. One that leaves something out, by NotAction or NotResource, does not: whoever can
 * make themselves an administrator by the rest has a path, to be shown.
 */
export function isOfEverything({ effect, actions, resources, conditions, undecidable }: PolicyStatement): boolean {
  if (effect !== 'Allow' || conditions.length > 0 || undecidable !== null) return false
  return takesAll(actions, /^\*+(?::\*+)?$/) && (resources === null || takesAll(resources, /^(?:arn:)?[*:]*\*$/))
}

function takesAll({ patterns, except }: PatternSet, everything: RegExp): boolean {
  return !except && patterns.some((text) => everything.test(text))
}
