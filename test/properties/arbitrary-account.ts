import fc from 'fast-check'

import {
  ALLOW_ALL,
  arnOf,
  attached,
  awsPolicy,
  encoded,
  file,
  group,
  LAMBDA_TRUST,
  type Members,
  policy,
  profile,
  role,
  user,
  version,
} from '../collector/account.ts'

/**
 * A small account of one night, of few names and few contents, so that nights often repeat each other: entities come,
 * go, are recreated and renamed, use moves, and lists are left out.
 */
export const arbitraryAccount: fc.Arbitrary<Members> = fc
  .record({
    users: fc.array(arbitraryUser(), { maxLength: 3 }),
    groups: fc.array(arbitraryGroup(), { maxLength: 2 }),
    roles: fc.array(arbitraryRole(), { maxLength: 3 }),
    policies: fc.array(arbitraryPolicy(), { maxLength: 3 }),
    left: fc.subarray(['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'], { maxLength: 2 }),
    residue: fc.constantFrom({}, {}, { Odd: 1 }),
  })
  .map(({ users, groups, roles, policies, left, residue }) => {
    const lists = {
      UserDetailList: once(users),
      GroupDetailList: once(groups),
      RoleDetailList: once(roles),
      Policies: once(policies),
    }
    return Object.fromEntries(Object.entries({ ...file(lists), ...residue }).filter(([list]) => !left.includes(list)))
  })

function arbitraryUser(): fc.Arbitrary<Members> {
  return fc
    .record({
      name: fc.constantFrom('ada', 'bob'),
      id: fc.constantFrom('AIDAAAAAAAAAAAAAAAA1', 'AIDAAAAAAAAAAAAAAAA2', undefined),
      groups: fc.subarray(['g', 'h']),
      tags: fc.subarray([
        { Key: 'a', Value: '1' },
        { Key: '__proto__', Value: '' },
      ]),
      boundary: fc.constantFrom(undefined, {
        PermissionsBoundaryType: 'Policy',
        PermissionsBoundaryArn: arnOf('policy', 'Fence'),
      }),
      inline: fc.constantFrom(
        undefined,
        [{ PolicyName: 'p', PolicyDocument: ALLOW_ALL }],
        [{ PolicyName: 'p', PolicyDocument: 'no JSON' }],
      ),
    })
    .map(({ name, id, groups, tags, boundary, inline }) =>
      user(name, { UserId: id, GroupList: groups, Tags: tags, PermissionsBoundary: boundary, UserPolicyList: inline }),
    )
}

function arbitraryGroup(): fc.Arbitrary<Members> {
  return fc
    .record({
      name: fc.constantFrom('g', 'h'),
      policies: fc.subarray([attached(arnOf('policy', 'Fence')), attached('arn:aws:iam::aws:policy/ReadOnlyAccess')]),
    })
    .map(({ name, policies }) => group(name, { AttachedManagedPolicies: policies }))
}

function arbitraryRole(): fc.Arbitrary<Members> {
  return fc
    .record({
      name: fc.constantFrom('oven', 'mill'),
      id: fc.constantFrom('AROAAAAAAAAAAAAAAAA1', 'AROAAAAAAAAAAAAAAAA2'),
      trust: fc.constantFrom(LAMBDA_TRUST, ALLOW_ALL, encoded(ALLOW_ALL)),
      used: fc.constantFrom(
        {},
        undefined,
        { LastUsedDate: '2026-10-01T00:00:00+00:00', Region: 'x' },
        { LastUsedDate: '2026-10-02T00:00:00+00:00', Region: 'x' },
        { LastUsedDate: 'once' },
      ),
      profiles: fc.subarray(['p', 'q']),
      odd: fc.constantFrom(undefined, 1),
    })
    .map(({ name, id, trust, used, profiles, odd }) => {
      const plain = role(name, { RoleId: id, AssumeRolePolicyDocument: trust, RoleLastUsed: used, Odd: odd })
      return { ...plain, InstanceProfileList: profiles.map((each) => profile(`${each}-${name}`, [plain])) }
    })
}

function arbitraryPolicy(): fc.Arbitrary<Members> {
  return fc
    .record({
      make: fc.constantFrom(policy, awsPolicy),
      versions: fc.constantFrom(
        [version('v1', ALLOW_ALL, true)],
        [version('v2', LAMBDA_TRUST, true), version('v1', ALLOW_ALL)],
        undefined,
      ),
      counts: fc.constantFrom(
        { AttachmentCount: 0 },
        { AttachmentCount: 1 },
        { AttachmentCount: undefined, PermissionsBoundaryUsageCount: undefined },
      ),
      description: fc.constantFrom(undefined, 'x'),
    })
    .map(({ make, versions, counts, description }) =>
      make('Fence', { PolicyVersionList: versions, Description: description, ...counts }),
    )
}

/** Plain JSON, in which an ARN stands once: the same role told twice is another test's business. */
function once(entities: readonly Members[]): readonly Members[] {
  const distinct = new Map(entities.map((entity) => [entity['Arn'], JSON.parse(JSON.stringify(entity)) as Members]))
  return [...distinct.values()]
}
