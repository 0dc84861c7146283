/** How AWS classifies what an action does. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html} */
export type AccessLevel = 'List' | 'Read' | 'Write' | 'Permissions management' | 'Tagging'

/** A resource type that an action takes, with the formats of its ARN, where `${…}` stands for a part of a name. */
export interface ActionResource {
  readonly type: string
  readonly required: boolean
  readonly arns: readonly string[]
  /** Condition keys of this resource type, in lower case; one that ends in a name of the caller's ends before it: `aws:resourcetag/`. */
  readonly conditionKeys: readonly string[]
}

/** What AWS publishes of one action. {@link https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html} */
export interface Action {
  /** Place in the table: the bit of a set of actions. */
  readonly id: number
  /** As AWS spells it: `iam:CreateUser`. */
  readonly name: string
  readonly service: string
  readonly accessLevel: AccessLevel
  /** Empty for an action that takes no resource: it is asked of `*`. */
  readonly resources: readonly ActionResource[]
  /** Those of the action itself, as in {@link ActionResource.conditionKeys}; global keys that hold for all actions are not among them. */
  readonly conditionKeys: readonly string[]
}

/** A condition key, and the type of its values as AWS publishes it (`String`, `ArrayOfString`, `ARN`, `Bool`, …). */
export interface ConditionKey {
  readonly name: string
  readonly type: string
}

/** AWS's actions on one day. Names are looked up in any letter case. */
export interface ActionTable {
  /** The day of the data, ISO 8601. */
  readonly date: string
  /** How many actions there are: ids run from 0 to one less. */
  readonly size: number
  /** In the order of their ids, which is that of their lower-case names; made when first asked for. */
  readonly actions: readonly Action[]
  /** Service prefixes, sorted: `iam`. */
  readonly services: readonly string[]
  action(name: string): Action | undefined
  /** @throws RangeError where no action has this id */
  actionAt(id: number): Action
  /** @returns undefined where AWS has no such key; a tag key is found by what stands before its slash */
  conditionKey(name: string): ConditionKey | undefined
  /** The ids of the actions that a pattern names, in order: cheaper than the actions. */
  ids(pattern: string): readonly number[]
  /** The actions that a pattern names, in the order of their ids; none for one that names none. */
  expand(pattern: string): readonly Action[]
}
