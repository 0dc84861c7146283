import { attachedTo, boundaryArnOf, type Counters } from './attachments.ts'
import { changeOf } from './changes.ts'
import { type Document, everything, identityPolicy, trustPolicy } from './documents.ts'
import {
  ADMINISTRATOR,
  arnOf,
  awsPolicyArn,
  cliDate,
  createdAt,
  customerPolicyArn,
  customerPolicyPath,
  DAY,
  FIRST_NIGHT,
  names,
  uniqueId,
} from './names.ts'
import { randomOf } from './random.ts'
import type { AccountSize } from './size.ts'

/** An entity as GetAccountAuthorizationDetails gives it. */
export type Detail = Readonly<Record<string, unknown>>

/** One night of a generated account: night 0 is the first. */
export interface Night {
  readonly size: AccountSize
  readonly night: number
  /** How a document is written: decoded, as the CLI prints it, or percent-encoded, as the API sends it. */
  readonly write: (document: Document) => unknown
}

export function userDetail(index: number, { size, night, write }: Night): Detail {
  const change = changeOf('user', index, night, size)
  const random = randomOf('user', index)
  const hasInline = index < size.inlineUsers
  const groups = random.several(size.groups, random.below(3) + (change === 'membership' ? 1 : 0))
  return {
    Path: '/',
    UserName: names.user(index),
    UserId: uniqueId('AIDA', index),
    Arn: arnOf('user', '/', names.user(index)),
    CreateDate: createdAt('user', index),
    ...(hasInline || change === 'inline-policy'
      ? { UserPolicyList: [inline('own', 3, change === 'inline-policy' && hasInline ? 1 : 0, ['user', index], write)] }
      : {}),
    GroupList: groups.map(names.group),
    AttachedManagedPolicies: attachedTo('user', index, night, size).map(attachment),
    ...boundaryOf('user', index),
    Tags: tagsOf('user', index, change === 'tag'),
  }
}

export function groupDetail(index: number, { size, night, write }: Night): Detail {
  return {
    Path: '/',
    GroupName: names.group(index),
    GroupId: uniqueId('AGPA', index),
    Arn: arnOf('group', '/', names.group(index)),
    CreateDate: createdAt('group', index),
    GroupPolicyList: index < size.inlineGroups ? [inline('group-inline', 3, 0, ['group', index], write)] : [],
    AttachedManagedPolicies: attachedTo('group', index, night, size).map(attachment),
  }
}

export function roleDetail(index: number, { size, night, write }: Night): Detail {
  const change = changeOf('role', index, night, size)
  const random = randomOf('role', index)
  const recreated = change === 'recreated' ? 1 : 0
  const identity = {
    Path: '/',
    RoleName: names.role(index),
    RoleId: uniqueId('AROA', index, recreated),
    Arn: arnOf('role', '/', names.role(index)),
    CreateDate: recreated === 1 ? changedAt(index, size) : createdAt('role', index),
    AssumeRolePolicyDocument: write(trustPolicy(index < size.instanceProfiles, change === 'trust' ? 1 : 0, index)),
  }
  return {
    ...identity,
    InstanceProfileList: index < size.instanceProfiles ? [instanceProfile(index, identity)] : [],
    RolePolicyList: [
      ...(index === ADMINISTRATOR ? [{ PolicyName: 'everything', PolicyDocument: write(everything()) }] : []),
      ...Array.from({ length: size.inlinePerRole - (index === ADMINISTRATOR ? 1 : 0) }, (_, n) =>
        inline(`inline-${n}`, 4, change === 'inline-policy' && n === 0 ? 1 : 0, ['role', index, n], write),
      ),
    ],
    AttachedManagedPolicies: attachedTo('role', index, night, size).map(attachment),
    ...boundaryOf('role', index),
    Tags: tagsOf('role', index, change === 'tag'),
    RoleLastUsed: random.chance(0.15) ? {} : lastUsed(index, night, size),
  }
}

/** @param counters how often each policy is attached, and used as a boundary, by ARN */
export function customerPolicyDetail(index: number, { size, night, write }: Night, counters: Counters): Detail {
  const added = changeOf('policy', index, night, size) === 'version' ? 1 : 0
  const name = names.customerPolicy(index)
  const newest = size.versionsPerPolicy + added
  const arn = customerPolicyArn(index)
  return {
    PolicyName: name,
    PolicyId: uniqueId('ANPA', index),
    Arn: arn,
    Path: customerPolicyPath(index),
    DefaultVersionId: `v${newest}`,
    ...counters(arn),
    IsAttachable: true,
    CreateDate: createdAt('policy', index),
    UpdateDate: added === 1 ? changedAt(index, size) : createdAt('policy', index, 'updated'),
    PolicyVersionList: Array.from({ length: newest }, (_, n) => ({
      Document: write(identityPolicy(6 + randomOf('policy', index).below(3), newest - n, 'policy', index)),
      VersionId: `v${newest - n}`,
      IsDefaultVersion: n === 0,
      CreateDate: newest - n > size.versionsPerPolicy ? changedAt(index, size) : createdAt('policy', index, newest - n),
    })),
  }
}

export function awsPolicyDetail(index: number, { write }: Night, counters: Counters): Detail {
  const arn = awsPolicyArn(index)
  return {
    PolicyName: names.awsPolicy(index),
    PolicyId: uniqueId('ANPA', 'aws', index),
    Arn: arn,
    Path: '/',
    DefaultVersionId: 'v7',
    ...counters(arn),
    IsAttachable: true,
    CreateDate: createdAt('aws-policy', index),
    UpdateDate: createdAt('aws-policy', index, 'updated'),
    PolicyVersionList: [
      {
        Document: write(identityPolicy(5, 0, 'aws', index)),
        VersionId: 'v7',
        IsDefaultVersion: true,
        CreateDate: createdAt('aws-policy', index, 7),
      },
    ],
  }
}

/** The noon before the night that first shows an entity changed. */
function changedAt(index: number, size: AccountSize): string {
  return cliDate(FIRST_NIGHT + (index % size.changeEvery) * DAY - DAY / 2)
}

function instanceProfile(index: number, role: Detail): Detail {
  const name = names.instanceProfile(index)
  return {
    Path: '/',
    InstanceProfileName: name,
    InstanceProfileId: uniqueId('AIPA', index),
    Arn: arnOf('instance-profile', '/', name),
    CreateDate: createdAt('instance-profile', index),
    Roles: [role],
  }
}

function inline(
  name: string,
  statements: number,
  revision: number,
  key: readonly (string | number)[],
  write: Night['write'],
): Detail {
  return { PolicyName: name, PolicyDocument: write(identityPolicy(statements, revision, 'inline', ...key)) }
}

function attachment(arn: string): Detail {
  return { PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn }
}

function boundaryOf(kind: 'user' | 'role', index: number): Detail {
  const arn = boundaryArnOf(kind, index)
  return arn === null
    ? {}
    : { PermissionsBoundary: { PermissionsBoundaryType: 'PermissionsBoundaryPolicy', PermissionsBoundaryArn: arn } }
}

function tagsOf(kind: 'user' | 'role', index: number, changed: boolean): readonly Detail[] {
  const random = randomOf('tags', kind, index)
  if (random.chance(0.25) && !changed) return []
  return [
    { Key: 'Owner', Value: `team-${random.below(40)}` },
    { Key: 'CostCenter', Value: `${changed ? 'moved' : 'cost'}-${random.below(900)}` },
    { Key: 'Environment', Value: random.pick(['production', 'staging', 'development']) },
  ]
}

/** Where roles are used, half of them are on any night. */
function lastUsed(index: number, night: number, size: AccountSize): Detail {
  const random = randomOf('used', index)
  const used = Array.from({ length: size.rolesAreUsed ? night : 0 }, (_, n) => n + 1).findLast((n) =>
    randomOf('used', index, n).chance(0.5),
  )
  const before = FIRST_NIGHT - random.below(300) * DAY - random.below(DAY)
  return {
    LastUsedDate: cliDate(used === undefined ? before : FIRST_NIGHT + used * DAY - random.below(DAY)),
    Region: 'eu-central-1',
  }
}
