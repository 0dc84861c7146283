/** What a test says of a night; everything has a default. */
export interface BakeryInit {
  readonly account?: string
  /** Tags of the baker's role. */
  readonly tags?: Readonly<Record<string, string>>
  readonly users?: readonly string[]
  readonly lastUsed?: string
  /** Actions of the inline policy of the baker's role, as the document has them. */
  readonly actions?: string | readonly string[]
}

/** A small account as the AWS CLI prints it: two users in a group, a role in an instance profile, two policies. */
export function bakeryNight(init: BakeryInit = {}): Readonly<Record<string, readonly object[]>> {
  const {
    account = '111122223333',
    users = ['ada', 'bob'],
    tags = { team: 'bread' },
    actions = ['s3:GetObject'],
  } = init
  const arn = (rest: string) => `arn:aws:iam::${account}:${rest}`
  const CreateDate = '2025-01-15T08:00:00+00:00'
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  }
  const allow = (Action: unknown) => ({
    Version: '2012-10-17',
    Statement: [{ Sid: 'Bake', Effect: 'Allow', Action, Resource: '*' }],
  })
  const role = {
    Path: '/',
    RoleName: 'baker',
    RoleId: 'AROABAKER0000000001',
    Arn: arn('role/baker'),
    CreateDate,
    AssumeRolePolicyDocument: trust,
  }
  return {
    UserDetailList: users.map((name, index) => ({
      Path: '/',
      UserName: name,
      UserId: `AIDA${name.toUpperCase().padEnd(15, '0')}${index}`,
      Arn: arn(`user/${name}`),
      CreateDate,
      GroupList: ['staff'],
      AttachedManagedPolicies: [],
      Tags: [],
    })),
    GroupDetailList: [
      {
        Path: '/',
        GroupName: 'staff',
        GroupId: 'AGPASTAFF0000000001',
        Arn: arn('group/staff'),
        CreateDate,
        GroupPolicyList: [],
        AttachedManagedPolicies: [{ PolicyName: 'recipes', PolicyArn: arn('policy/recipes') }],
      },
    ],
    RoleDetailList: [
      {
        ...role,
        InstanceProfileList: [
          {
            Path: '/',
            InstanceProfileName: 'oven',
            InstanceProfileId: 'AIPAOVEN00000000001',
            Arn: arn('instance-profile/oven'),
            CreateDate,
            Roles: [role],
          },
        ],
        RolePolicyList: [{ PolicyName: 'bake', PolicyDocument: allow(actions) }],
        AttachedManagedPolicies: [],
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        RoleLastUsed: { LastUsedDate: init.lastUsed ?? '2026-11-10T03:00:00+00:00', Region: 'eu-central-1' },
      },
    ],
    Policies: [
      {
        PolicyName: 'recipes',
        PolicyId: 'ANPARECIPES00000001',
        Arn: arn('policy/recipes'),
        Path: '/',
        DefaultVersionId: 'v1',
        AttachmentCount: 1,
        PermissionsBoundaryUsageCount: 0,
        IsAttachable: true,
        CreateDate,
        UpdateDate: CreateDate,
        PolicyVersionList: [
          { Document: allow('dynamodb:GetItem'), VersionId: 'v1', IsDefaultVersion: true, CreateDate },
        ],
      },
    ],
  }
}
