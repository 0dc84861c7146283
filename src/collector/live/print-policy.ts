import { byCodeUnit } from '../../model/compare.ts'
import { AUTHORIZATION_PARTS, type Level, LEVELS, type Part } from '../../model/part.ts'
import { groupBy } from '../../util/group-by.ts'
import { PART_PLANS } from '../parts/index.ts'
import { levelOf } from './levels.ts'

/** An identity-based policy that allows, as IAM takes it. */
export interface PolicyToPrint {
  readonly Version: '2012-10-17'
  readonly Statement: readonly AllowStatement[]
}

interface AllowStatement {
  readonly Sid: string
  readonly Effect: 'Allow'
  readonly Action: readonly string[]
  readonly Resource: string | readonly string[]
}

/**
 * The least that a collection of these parts may be allowed: a statement a level for the calls that are about the whole
 * account, another for those that IAM lets be limited to a type of entity. GetCallerIdentity needs no permission.
 * {@link https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html}
 *
 * @param partition as in ARNs, such as `aws-us-gov`
 * @example leastPrivilegePolicy(new Set(['account-alias']), 'aws').Statement[0]?.Action // ['iam:ListAccountAliases']
 */
export function leastPrivilegePolicy(parts: ReadonlySet<Part>, partition: string): PolicyToPrint {
  const allowed = new Map<string, Level>()
  for (const level of LEVELS)
    for (const part of parts)
      if (levelOf(part) === level)
        for (const action of actionsOf(part)) if (!allowed.has(action)) allowed.set(action, level)
  return {
    Version: '2012-10-17',
    Statement: LEVELS.flatMap((level) =>
      statements(
        level,
        [...allowed].filter(([, first]) => first === level).map(([action]) => action),
        partition,
      ),
    ),
  }
}

/** The authorization details leave out documents of policies that only limit: these are fetched one by one. */
const AUTHORIZATION_ACTIONS = [
  'iam:GetAccountAuthorizationDetails',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
  'iam:ListPolicyVersions',
]

const PLANNED: ReadonlyMap<Part, readonly string[]> = new Map(PART_PLANS.map(({ part, actions }) => [part, actions]))

function actionsOf(part: Part): readonly string[] {
  if (AUTHORIZATION_PARTS.some((own) => own === part)) return AUTHORIZATION_ACTIONS
  return part === 'instance-profiles' ? ['iam:ListInstanceProfiles'] : (PLANNED.get(part) ?? [])
}

function statements(level: Level, actions: readonly string[], partition: string): readonly AllowStatement[] {
  const sid = `Rolecall${level.charAt(0).toUpperCase()}${level.slice(1)}`
  const byScope = groupBy(actions.toSorted(byCodeUnit), (action) => RESOURCE_OF.has(action))
  const [whole = [], limited = []] = [byScope.get(false), byScope.get(true)]
  const types = [...new Set(limited.map((action) => RESOURCE_OF.get(action) ?? '*'))].toSorted(byCodeUnit)
  return [
    ...(whole.length > 0 ? [{ Sid: sid, Effect: 'Allow' as const, Action: whole, Resource: '*' }] : []),
    ...(limited.length > 0
      ? [
          {
            Sid: `${sid}Entities`,
            Effect: 'Allow' as const,
            Action: limited,
            Resource: types.map((type) => `arn:${partition}:iam::*:${type}/*`),
          },
        ]
      : []),
  ]
}

/** Actions that can be limited to one type of resource, as each always names one. `*` as the account is AWS's policies too. */
const RESOURCE_OF: ReadonlyMap<string, string> = new Map([
  ['iam:GetAccessKeyLastUsed', 'user'],
  ['iam:GetGroup', 'group'],
  ['iam:GetInstanceProfile', 'instance-profile'],
  ['iam:GetLoginProfile', 'user'],
  ['iam:GetOpenIDConnectProvider', 'oidc-provider'],
  ['iam:GetPolicy', 'policy'],
  ['iam:GetPolicyVersion', 'policy'],
  ['iam:GetRole', 'role'],
  ['iam:GetSAMLProvider', 'saml-provider'],
  ['iam:ListAccessKeys', 'user'],
  ['iam:ListMFADeviceTags', 'mfa'],
  ['iam:ListMFADevices', 'user'],
  ['iam:ListPolicyVersions', 'policy'],
  ['iam:ListSSHPublicKeys', 'user'],
  ['iam:ListServerCertificateTags', 'server-certificate'],
  ['iam:ListSigningCertificates', 'user'],
])
