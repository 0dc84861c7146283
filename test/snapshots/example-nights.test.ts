import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { byCodeUnit } from '../../src/model/compare.ts'
import { print } from '../../snapshots/generator/build/print.ts'
import { firstNight } from '../../snapshots/generator/first-night.ts'
import { nights } from '../../snapshots/generator/nights.ts'
import { story } from '../../snapshots/generator/story.ts'
import type { Account } from '../../snapshots/generator/types.ts'
import { awsPrincipals, nightText, readNight, statementsOf, type Night } from './night-schema.ts'
import { storyChecks } from './story-checks.ts'

const FILES = [
  { fileName: '2026-11-20.json', takenAt: '2026-11-20T02:00:00+00:00' },
  { fileName: '2026-11-21.json', takenAt: '2026-11-21T02:00:00+00:00' },
] as const

test('the two nights are the only JSON files of the folder', () => {
  const folder = fileURLToPath(new URL('../../snapshots/', import.meta.url))
  const found = readdirSync(folder).filter((name) => name.endsWith('.json'))
  expect(found.toSorted(byCodeUnit)).toEqual(FILES.map((file) => file.fileName))
})

test.each(nights())('$fileName is what the generator writes', ({ fileName, content }) => {
  expect(nightText(fileName) === content, 'run `npx tsx snapshots/generate.ts`').toBe(true)
})

describe.each(FILES)('$fileName', ({ fileName, takenAt }) => {
  const night = readNight(fileName)
  const { UserDetailList: users, GroupDetailList: groups, RoleDetailList: roles, Policies: policies } = night
  const holders = [...users, ...groups, ...roles]
  const policyArns = new Set(policies.map((policy) => policy.Arn))

  test('is big enough to be interesting', () => {
    expect(users.length).toBeGreaterThanOrEqual(40)
    expect(groups.length).toBeGreaterThanOrEqual(8)
    expect(roles.length).toBeGreaterThanOrEqual(80)
    expect(instanceProfilesOf(night).length).toBeGreaterThanOrEqual(25)
    expect(policies.length).toBeGreaterThanOrEqual(60)
    expect(policies.some((policy) => policy.PolicyVersionList.length === 5)).toBe(true)
  })

  test('has every id and every ARN once', () => {
    const ids = [
      ...users.map((user) => user.UserId),
      ...groups.map((group) => group.GroupId),
      ...roles.map((role) => role.RoleId),
      ...policies.map((policy) => policy.PolicyId),
      ...instanceProfilesOf(night).map((profile) => profile.InstanceProfileId),
    ]
    const arns = [...holders, ...policies, ...instanceProfilesOf(night)].map((entity) => entity.Arn)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(arns).size).toBe(arns.length)
  })

  test('refers only to what is there', () => {
    const groupNames = new Set(groups.map((group) => group.GroupName))
    const own = new Set([...holders.map((holder) => holder.Arn), 'arn:aws:iam::123456789012:root'])
    const named = roles.flatMap((role) => awsPrincipals(role.AssumeRolePolicyDocument))
    expect(users.flatMap((user) => user.GroupList).filter((name) => !groupNames.has(name))).toEqual([])
    expect(attachmentsOf(night).filter((arn) => !policyArns.has(arn))).toEqual([])
    expect(boundariesOf(night).filter((arn) => !policyArns.has(arn))).toEqual([])
    expect(named.filter((arn) => arn.includes(':123456789012:') && !own.has(arn))).toEqual([])
  })

  test('nests in each instance profile the role that it stands under', () => {
    for (const role of roles) {
      const { Path, RoleName, RoleId, Arn, CreateDate, AssumeRolePolicyDocument } = role
      const head = { Path, RoleName, RoleId, Arn, CreateDate, AssumeRolePolicyDocument }
      for (const profile of role.InstanceProfileList) expect(profile.Roles).toEqual([head])
    }
  })

  test('counts attachments and boundaries as they are, and shows policies of AWS only while used', () => {
    for (const policy of policies) {
      const attached = attachmentsOf(night).filter((arn) => arn === policy.Arn).length
      const bounding = boundariesOf(night).filter((arn) => arn === policy.Arn).length
      expect([policy.PolicyName, policy.AttachmentCount]).toEqual([policy.PolicyName, attached])
      expect([policy.PolicyName, policy.PermissionsBoundaryUsageCount]).toEqual([policy.PolicyName, bounding])
      if (policy.Arn.startsWith('arn:aws:iam::aws:')) expect(attached + bounding).toBeGreaterThan(0)
    }
  })

  test('lists policy versions newest first, with one default among them', () => {
    for (const policy of policies) {
      const { PolicyVersionList: versions } = policy
      const numbers = versions.map((version) => Number(version.VersionId.slice(1)))
      expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
      expect(new Set(numbers).size).toBe(numbers.length)
      const dates = versions.map((version) => version.CreateDate)
      expect(dates).toEqual(dates.toSorted(byCodeUnit).toReversed())
      expect(policy.UpdateDate).toBe(dates[0])
      expect(policy.CreateDate <= dates.at(-1)!).toBe(true)
      const defaults = versions.filter((version) => version.IsDefaultVersion)
      expect(defaults.map((version) => version.VersionId)).toEqual([policy.DefaultVersionId])
      if (!policy.Arn.startsWith('arn:aws:iam::aws:')) expect(versions.length).toBeLessThanOrEqual(5)
    }
  })

  test('was taken after everything in it, and uses nothing before it was made', () => {
    const dates = [...nightText(fileName).matchAll(/"\w+Date": "([^"]+)"/g)].map((match) => match[1]!)
    expect(dates.filter((date) => date > takenAt)).toEqual([])
    const early = roles.filter(
      (role) => 'LastUsedDate' in role.RoleLastUsed && role.RoleLastUsed.LastUsedDate < role.CreateDate,
    )
    expect(early.map((role) => role.RoleName)).toEqual([])
  })

  test('writes identity documents without principals and trust documents without resources', () => {
    const trusts = roles.flatMap((role) => statementsOf(role.AssumeRolePolicyDocument))
    const grants = policies.flatMap((policy) =>
      policy.PolicyVersionList.flatMap((version) => statementsOf(version.Document)),
    )
    expect(trusts.every((statement) => statement.Principal !== undefined && statement.Resource === undefined)).toBe(
      true,
    )
    expect(grants.every((statement) => statement.Principal === undefined && statement.Resource !== undefined)).toBe(
      true,
    )
    const named = [...trusts, ...grants]
    expect(
      named.filter((statement) => (statement.Action === undefined) === (statement.NotAction === undefined)),
    ).toEqual([])
  })
})

describe('the story', () => {
  const [before, after] = [readNight('2026-11-20.json'), readNight('2026-11-21.json')]

  test('has a check for each of its changes', () => {
    expect([...storyChecks.keys()]).toEqual(story.map((change) => change.name))
  })

  test.each([...storyChecks])('%s is seen between the nights', (_name, check) => {
    check(before, after)
  })

  test.each(story)('$name makes a difference', ({ name }) => {
    const others = story.filter((change) => change.name !== name)
    const untold = others.reduce<Account>((account, change) => change.apply(account), firstNight)
    expect(print(untold) === nightText('2026-11-21.json')).toBe(false)
  })

  test('tells of everything that differs, use aside', () => {
    expect(differing(before.UserDetailList, after.UserDetailList)).toEqual([
      'user/people/nele.aydin',
      'user/people/quentin.weiss',
      'user/people/sabine.kraus',
      'user/people/sabine.lindner',
      'user/people/stefan.lang',
    ])
    expect(differing(before.GroupDetailList, after.GroupDetailList)).toEqual(['group/teams/drivers'])
    expect(differing(unused(before), unused(after))).toEqual([
      'role/app/bread-price-oracle',
      'role/app/christmas-2023-pop-up',
      'role/app/dough-proofing-timer',
      'role/app/ledger-export-runner',
      'role/app/oven-gateway',
      'role/app/oven-gateway-v2',
      'role/app/oven-telemetry-forwarder',
      'role/app/proofing-alarm-relay',
      'role/app/route-planner-worker',
      'role/app/storefront-image-resizer',
      'role/ops/recipe-vault-keeper',
    ])
    expect(differing(before.Policies, after.Policies)).toEqual([
      'policy/ReadOnlyAccess',
      'policy/boundaries/workload-boundary',
      'policy/christmas-2023-sale',
      'policy/crumbs-athena-query',
      'policy/fleet-tracking-write',
      'policy/service-role/AWSLambdaBasicExecutionRole',
    ])
  })
})

function instanceProfilesOf(night: Night) {
  return night.RoleDetailList.flatMap((role) => role.InstanceProfileList)
}

function attachmentsOf(night: Night): readonly string[] {
  return [...night.UserDetailList, ...night.GroupDetailList, ...night.RoleDetailList].flatMap((holder) =>
    holder.AttachedManagedPolicies.map((policy) => policy.PolicyArn),
  )
}

function boundariesOf(night: Night): readonly string[] {
  return [...night.UserDetailList, ...night.RoleDetailList].flatMap(
    (holder) => holder.PermissionsBoundary?.PermissionsBoundaryArn ?? [],
  )
}

function unused(night: Night) {
  return night.RoleDetailList.map((role) => ({ ...role, RoleLastUsed: {} }))
}

/** What differs between two lists, by the part of the ARN after the account; an entity on one side only differs too. */
function differing(before: readonly { Arn: string }[], after: readonly { Arn: string }[]): readonly string[] {
  const [old, recent] = [before, after].map(
    (list) => new Map(list.map((entity) => [entity.Arn, JSON.stringify(entity)])),
  )
  const arns = new Set([...before, ...after].map((entity) => entity.Arn))
  const changed = [...arns].filter((arn) => old!.get(arn) !== recent!.get(arn))
  return changed.map((arn) => arn.replace(/^arn:aws:iam::[^:]*:/, '')).toSorted(byCodeUnit)
}
