/** How AWS classifies what an action does. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html} */
export type AccessLevel = 'List' | 'Read' | 'Write' | 'Permissions management' | 'Tagging'

/** A resource type that an action takes, with the formats of its ARN, where `${…}` stands for a part of a name. */
export interface ActionResource {
  readonly type: string
  readonly required: boolean
  readonly arns: readonly string[]
  /** Condition keys of this resource type, in lower case; `…/${TagKey}` ends in `/`. */
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
  /** In the order of their ids, which is that of their lower-case names. */
  readonly actions: readonly Action[]
  /** Service prefixes, sorted: `iam`. */
  readonly services: readonly string[]
  action(name: string): Action | undefined
  /** @returns undefined where AWS has no such key; a tag key is found by what stands before its slash */
  conditionKey(name: string): ConditionKey | undefined
  /** The actions that a pattern names, in the order of their ids; none for one that names none. */
  expand(pattern: string): readonly Action[]
}
