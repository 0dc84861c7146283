import { HOSTILE } from '../fixtures/hostile/names.ts'

export const LONE_SURROGATE = /\p{Surrogate}/u

/** Lone surrogates are no text that a file or a database can hold; they have a test of their own. */
export const HOSTILE_TEXTS = HOSTILE.filter((text) => !LONE_SURROGATE.test(text))

/** An account in which everything that can be named bears a hostile name, and every tag a hostile key and value. */
export function hostileNight(texts: readonly string[] = HOSTILE_TEXTS): Readonly<Record<string, readonly object[]>> {
  const CreateDate = '2025-01-15T08:00:00+00:00'
  const Path = '/'
  const names = texts.filter((text) => text !== '')
  const arn = (kind: string, name: string) => `arn:aws:iam::111122223333:${kind}/${name}`
  const id = (prefix: string, index: number) => `${prefix}${String(index).padStart(17, '0')}`
  const document = (name: string) => ({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: name,
        Effect: 'Allow',
        Action: `s3:${name}`,
        Resource: name,
        Condition: { StringEquals: { [name]: name } },
      },
    ],
  })
  const trust = (name: string) => ({
    Version: '2012-10-17',
    Statement: [{ Sid: name, Effect: 'Allow', Principal: { AWS: name }, Action: 'sts:AssumeRole' }],
  })
  const tags = (name: string) => [{ Key: name, Value: name }]
  const attached = (name: string) => [{ PolicyName: name, PolicyArn: arn('policy', name) }]
  const inline = (name: string) => [{ PolicyName: name, PolicyDocument: document(name) }]
  const role = (name: string, index: number) => ({
    Path,
    RoleName: name,
    RoleId: id('AROA', index),
    Arn: arn('role', name),
    CreateDate,
    AssumeRolePolicyDocument: trust(name),
  })
  return {
    UserDetailList: names.map((name, index) => ({
      Path,
      UserName: name,
      UserId: id('AIDA', index),
      Arn: arn('user', name),
      CreateDate,
      UserPolicyList: inline(name),
      GroupList: [name],
      AttachedManagedPolicies: attached(name),
      PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn('policy', name) },
      Tags: tags(name),
    })),
    GroupDetailList: names.map((name, index) => ({
      Path,
      GroupName: name,
      GroupId: id('AGPA', index),
      Arn: arn('group', name),
      CreateDate,
      GroupPolicyList: inline(name),
      AttachedManagedPolicies: attached(name),
    })),
    RoleDetailList: names.map((name, index) => ({
      ...role(name, index),
      InstanceProfileList: [
        {
          Path,
          InstanceProfileName: name,
          InstanceProfileId: id('AIPA', index),
          Arn: arn('instance-profile', name),
          CreateDate,
          Roles: [role(name, index)],
        },
      ],
      RolePolicyList: inline(name),
      AttachedManagedPolicies: attached(name),
      Tags: tags(name),
      RoleLastUsed: { LastUsedDate: '2026-01-10T03:00:00+00:00', Region: name },
    })),
    Policies: names.map((name, index) => ({
      PolicyName: name,
      PolicyId: id('ANPA', index),
      Arn: arn('policy', name),
      Path,
      DefaultVersionId: 'v1',
      AttachmentCount: 3,
      PermissionsBoundaryUsageCount: 1,
      IsAttachable: true,
      Description: name,
      CreateDate,
      UpdateDate: CreateDate,
      PolicyVersionList: [{ Document: document(name), VersionId: 'v1', IsDefaultVersion: true, CreateDate }],
    })),
  }
}
