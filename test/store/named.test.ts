import { join } from 'node:path'

import { expect, test } from 'vitest'

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
