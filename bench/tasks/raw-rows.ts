/** One row for each that an import of the same night makes, in the order in which entities come. */
export interface RawRow {
  readonly table: string
  readonly values: readonly unknown[]
}

export type Members = Readonly<Record<string, unknown>>

/**
 * Lays a night of the generator's out in rows: what any importer into this schema has to insert, and nothing else.
 *
 * @param documentId the row of a document that was inserted before
 * @param hash bytes that stand for the hash of a state: inserting them is part of the floor, computing them is not
 */
export function* rawRows(
  night: Members,
  documentId: (document: unknown) => number,
  hash: () => Buffer,
): Generator<RawRow> {
  let last = 0
  const entity = function* (
    part: number,
    kind: string,
    given: Members,
    id: unknown,
    usage: boolean,
  ): Generator<RawRow> {
    const key = ++last
    yield row('entity', key, 1, kind, given['Arn'], id)
    yield row('state', key, kind, hash(), null)
    yield row('fingerprint', hash(), key)
    yield row('presence', 1, part, key, 1, 2, key)
    if (usage) yield row('usage', 1, part, key, 1, 2, A_TIME, 'eu-central-1', null, null, null)
    for (const policy of list(given['AttachedManagedPolicies']))
      yield row('policy_attachment', key, policy['PolicyArn'], policy['PolicyName'])
    for (const tag of list(given['Tags'])) yield row('tag', key, tag['Key'], tag['Value'])
    for (const policy of inlinePolicies(given))
      yield row('inline_policy', key, policy['PolicyName'], documentId(policy['PolicyDocument']))
  }
  for (const user of list(night['UserDetailList'])) {
    yield* entity(1, 'user', user, user['UserId'], false)
    yield row('user_state', last, user['UserName'], user['Path'], A_TIME, ...boundary(user))
    for (const group of listOfText(user['GroupList'])) yield row('group_membership', last, group)
  }
  for (const group of list(night['GroupDetailList'])) {
    yield* entity(2, 'group', group, group['GroupId'], false)
    yield row('group_state', last, group['GroupName'], group['Path'], A_TIME)
  }
  for (const role of list(night['RoleDetailList'])) {
    yield* entity(3, 'role', role, role['RoleId'], true)
    yield row(
      'role_state',
      last,
      role['RoleName'],
      role['Path'],
      A_TIME,
      ...boundary(role),
      documentId(role['AssumeRolePolicyDocument']),
    )
    for (const profile of list(role['InstanceProfileList'])) {
      yield* entity(3, 'instance-profile', profile, profile['InstanceProfileId'], false)
      yield row('instance_profile_state', last, profile['InstanceProfileName'], profile['Path'], A_TIME)
      yield row('instance_profile_role', last, role['Arn'], 1, 1, null)
    }
  }
  for (const policy of list(night['Policies'])) {
    yield* entity(4, 'managed-policy', policy, policy['PolicyId'], true)
    yield row(
      'managed_policy_state',
      last,
      policy['PolicyName'],
      policy['Path'],
      A_TIME,
      'customer',
      A_TIME,
      policy['DefaultVersionId'],
      1,
      null,
    )
    for (const version of list(policy['PolicyVersionList'])) {
      yield row(
        'policy_version',
        last,
        version['VersionId'],
        Number(version['IsDefaultVersion']),
        A_TIME,
        documentId(version['Document']),
        null,
      )
    }
  }
}

/** The documents of a night; those inside the copies of roles in instance profiles say nothing new. */
export function rawDocuments(night: Members): readonly unknown[] {
  const roles = list(night['RoleDetailList'])
  const holders = [...list(night['UserDetailList']), ...list(night['GroupDetailList']), ...roles]
  const policies = list(night['Policies'])
  return [
    ...roles.map((role) => role['AssumeRolePolicyDocument']),
    ...holders.flatMap((holder) => inlinePolicies(holder).map((policy) => policy['PolicyDocument'])),
    ...policies.flatMap((policy) => list(policy['PolicyVersionList']).map((version) => version['Document'])),
  ]
}

const A_TIME = 1_790_000_000_000

function row(table: string, ...values: readonly unknown[]): RawRow {
  return { table, values }
}

function inlinePolicies(holder: Members): readonly Members[] {
  return list(holder['UserPolicyList'] ?? holder['GroupPolicyList'] ?? holder['RolePolicyList'])
}

function boundary(principal: Members): readonly unknown[] {
  const given = principal['PermissionsBoundary']
  return isObject(given) ? [given['PermissionsBoundaryArn'], given['PermissionsBoundaryType']] : [null, null]
}

function list(value: unknown): readonly Members[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function listOfText(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : []
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
