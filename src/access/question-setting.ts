import type { AccountView } from '../model/account.ts'
import type { ActionTable } from '../policy/action/table.ts'
import { remembered } from '../util/remembered.ts'
import { actionFacts } from './action-facts.ts'
import { type AskedResource, isPattern, oneResource, resourcesWithin } from './asked-resource.ts'
import { bearingsOf } from './bearing.ts'
import type { AccessQuestion } from './decision.ts'
import type { HeldPolicies } from './held-policies.ts'
import type { GivenPolicies } from './not-considered.ts'
import { ownSides } from './own-sides.ts'
import { type KnownKey, resourceFacts } from './principal-facts.ts'
import { resourceForms } from './resource-forms.ts'
import { sharedBearings } from './shared-bearings.ts'
import { accountIn, scpBearings, type Setting } from './sides.ts'
import { actionMatcher, statementMatcher } from './statement-matcher.ts'
import { isTrustAction, type TrustedRoles } from './trusted-roles.ts'

/** What of a question is the same for everyone, with what is known of it whoever asks. */
export interface QuestionSetting extends Setting {
  readonly asked: AskedResource
  readonly facts: KnownKey
}

/** What questions about a night are set among. */
export interface QuestionSettingInput extends GivenPolicies {
  readonly account: AccountView
  readonly actions: () => ActionTable
  readonly held: HeldPolicies
  readonly roles: TrustedRoles
}

/** Sets up questions about a night; what statements name of an action is read once. */
export function questionSettings(input: QuestionSettingInput): (question: AccessQuestion) => QuestionSetting {
  const { account, actions, held, roles, scps = [], resourcePolicies = [], isManagementAccount = false } = input
  const namesOf = remembered(actionMatcher)
  return (question) => {
    const action = question.action.toLowerCase()
    const asked = askedResource(question, actions(), account.snapshot.partition)
    const names = namesOf(action)
    const match = statementMatcher(names, asked)
    const bearings = sharedBearings((policy) => bearingsOf(policy.policy, policy, match))
    return {
      action,
      names,
      asked,
      resource: asked.one,
      resourceAccount: accountIn(question.resource) ?? question.resourceAccount ?? null,
      match,
      trust: roles.trustOf(action, asked.one),
      scps: isManagementAccount ? [] : scpBearings(scps, match),
      resourcePolicies,
      own: (principal) => ownSides(held.of(principal), bearings),
      facts: eitherKnown(
        resourceFacts(asked.one, { ...question, action }, account),
        actionFacts(question.action, actions()),
      ),
    }
  }
}

/** An action that takes no resource is asked of `*`. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html} */
function askedResource({ action, resource }: AccessQuestion, actions: ActionTable, partition: string): AskedResource {
  const known = actions.action(action)
  if (known?.resources.length === 0 && !isTrustAction(action.toLowerCase())) return oneResource('*')
  if (resource !== null && !isPattern(resource)) return oneResource(resource)
  return resourcesWithin(resource ?? '*', known === undefined ? null : resourceForms(known, partition))
}

/** What one source knows of a key, or else another. */
function eitherKnown(first: KnownKey, second: KnownKey): KnownKey {
  return (key) => {
    const known = first(key)
    return known === undefined ? second(key) : known
  }
}
