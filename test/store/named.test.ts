import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { defaultVersionOf } from '../../src/model/default-version.ts'
import { openForReading, readAccount } from '../../src/store/index.ts'
import { history, sharedFolder } from '../cli/run-cli.ts'
import { bakeryNight } from '../cli/bakery-night.ts'

const place = sharedFolder()

test('what is found by its ARN is what the lists have', async () => {
  await history([{ content: bakeryNight(), takenAt: '2026-11-21T02:00:00Z' }], place)
  const db = openForReading(join(place, 'history.db'))
  const account = readAccount(db, 1)
  const arns = (entities: readonly { readonly arn: string }[]): string[] => entities.map(({ arn }) => arn)
  const { users, roles, managedPolicies } = {
    users: account.users(),
    roles: account.roles(),
    managedPolicies: account.managedPolicies(),
  }
  expect(users.length * roles.length * managedPolicies.length).toBeGreaterThan(0)
  expect(account.named?.users(arns(users))).toEqual(users)
  expect(account.named?.roles(arns(roles))).toEqual(roles)
  expect(account.named?.managedPolicies(arns(managedPolicies))).toEqual(managedPolicies)
  expect(account.named?.roles(['arn:aws:iam::111122223333:role/nobody', ...arns(users)])).toEqual([])
  expect(account.named?.managedPolicies([])).toEqual([])
  db.close()
})

test('the default versions are those of the lists, named or marked', async () => {
  const night = bakeryNight()
  const [recipes = {}] = night['Policies'] ?? []
  const older = { Document: { Statement: [] }, VersionId: 'v1', IsDefaultVersion: false }
  const newer = { Document: { Version: '2012-10-17', Statement: [] }, VersionId: 'v2', IsDefaultVersion: true }
  const policy = (name: string, members: object): object => ({
    ...recipes,
    PolicyName: name,
    PolicyId: `ANPA${name}`,
    Arn: `arn:aws:iam::111122223333:policy/${name}`,
    ...members,
  })
  const Policies = [
    recipes,
    policy('named', { DefaultVersionId: 'v1', PolicyVersionList: [newer, older] }),
    policy('marked', { DefaultVersionId: undefined, PolicyVersionList: [newer, older] }),
    policy('neither', { DefaultVersionId: undefined, PolicyVersionList: [older] }),
    policy('versionless', { PolicyVersionList: undefined }),
    policy('elsewhere', { DefaultVersionId: 'v9' }),
  ]
  const folder = join(place, 'versions')
  mkdirSync(folder)
  await history([{ content: { ...night, Policies }, takenAt: '2026-11-21T02:00:00Z' }], folder)
  const db = openForReading(join(folder, 'history.db'))
  const account = readAccount(db, 1)
  expect(account.managedPolicies()).toHaveLength(Policies.length)
  expect(account.named?.defaultVersions()).toEqual(
    new Map(account.managedPolicies().map((one) => [one.arn, defaultVersionOf(one)])),
  )
  db.close()
})
