import { join } from 'node:path'

import { expect, test } from 'vitest'

import type { AccessQuestion } from '../../src/access/decision.ts'
import { openAccess } from '../../src/access/open-access.ts'
import type { AccountView } from '../../src/model/account.ts'
import { openForReading, readAccount } from '../../src/store/index.ts'
import { bakeryNight } from '../cli/bakery-night.ts'
import { history, sharedFolder } from '../cli/run-cli.ts'
import { actionTable } from '../support/action-table.ts'

const place = sharedFolder()

const arn = (rest: string): string => `arn:aws:iam::111122223333:${rest}`
const statement = (Effect: string, Action: string, more: object = {}): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect, Action, Resource: '*', ...more }],
})
const inline = (PolicyDocument: unknown): object[] => [{ PolicyName: 'own', PolicyDocument }]
const attached = (name: string): object[] => [{ PolicyName: name, PolicyArn: arn(`policy/${name}`) }]

/** Users who have something by every road, and of whom the night does not say all. */
const USERS: Readonly<Record<string, object>> = {
  nothing: { GroupList: [] },
  inline: { GroupList: [], UserPolicyList: inline(statement('Allow', 's3:*')) },
  denied: { UserPolicyList: inline(statement('Deny', 's3:*')) },
  attached: { GroupList: [], AttachedManagedPolicies: attached('recipes') },
  lost: { GroupList: [], AttachedManagedPolicies: attached('lost') },
  bounded: { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn('policy/lost') } },
  cased: { GroupList: ['STAFF'] },
  stray: { GroupList: ['nobody'] },
  groupless: { GroupList: undefined },
  policyless: { GroupList: [], AttachedManagedPolicies: undefined },
  tagged: {
    GroupList: [],
    UserPolicyList: inline(
      statement('Allow', 's3:GetObject', { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'bread' } } }),
    ),
    Tags: [{ Key: 'team', Value: 'bread' }],
  },
  odd: { GroupList: [], UserPolicyList: inline({ Statement: 'none' }) },
}

const QUESTIONS: readonly AccessQuestion[] = [
  { action: 's3:GetObject', resource: null },
  { action: 's3:PutObject', resource: 'arn:aws:s3:::oven/bun' },
  { action: 'iam:PassRole', resource: arn('role/baker') },
  { action: 'sts:GetCallerIdentity', resource: null },
  { action: 'sts:AssumeRole', resource: arn('role/baker') },
  { action: 'nosuch:Thing', resource: null },
]

function neverRead(): never {
  throw new RangeError('a list was read')
}

test('whoever is found by what they hold is whoever is found among all', async () => {
  const night = bakeryNight({ users: Object.keys(USERS) })
  const users = (night['UserDetailList'] ?? []).map((user, index) => ({ ...user, ...Object.values(USERS)[index] }))
  await history([{ content: { ...night, UserDetailList: users }, takenAt: '2026-11-21T02:00:00Z' }], place)
  const db = openForReading(join(place, 'history.db'))
  const open = (account: AccountView): ReturnType<typeof openAccess> =>
    openAccess({ account, actions: () => actionTable })
  const { named: _, ...lists } = readAccount(db, 1)
  const together = open(lists)
  const asked = open(readAccount(db, 1))
  for (const question of QUESTIONS) {
    const found = [...together.whoCan(question)]
    expect([...open(readAccount(db, 1)).whoCan(question, { isOnly: true })]).toEqual(found)
    expect([...asked.whoCan(question)]).toEqual(found)
  }
  expect([...together.whoCan({ action: 's3:GetObject', resource: null })].length).toBeGreaterThan(5)
  const unread = { ...readAccount(db, 1), users: neverRead, roles: neverRead }
  const [only, several] = [open(unread), open(unread)]
  expect([...only.whoCan({ action: 's3:GetObject', resource: null }, { isOnly: true })].length).toBeGreaterThan(5)
  expect(() => [...several.whoCan({ action: 's3:GetObject', resource: null })]).toThrow('a list was read')
  expect(readAccount(db, 1).named?.principals()).toBe(lists.users().length + lists.roles().length)
  db.close()
})
