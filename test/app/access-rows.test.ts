import { expect, test } from 'vitest'

import { whoCanRows } from '../../src/app/access-rows.ts'
import { openAccess } from '../../src/access/open-access.ts'
import { type Bakery, bakery } from '../support/account-builder.ts'
import { actionTable } from '../support/action-table.ts'
import { allowing } from '../support/documents.ts'

const night = bakery().user('ada', { inline: { p: allowing('s3:*') } })

function whoCan(baked: Bakery): ReturnType<typeof whoCanRows> {
  const account = baked.build()
  const access = openAccess({ account, actions: () => actionTable })
  return whoCanRows(access, { action: 's3:GetObject', resource: null }, account)
}

/** What is left open, beside whoever can. */
test.each([
  ['nothing, where all principals were read', night, []],
  [
    'all roles, where they were not read',
    night.parts({ roles: 'skipped' }),
    [{ part: 'roles', reason: 'skipped: not in the input', subjects: 'all' }],
  ],
  [
    'roles, where some could not be read',
    night.parts({ roles: 'partial' }),
    [{ part: 'roles', reason: 'partial: some of it could not be read', subjects: 'all' }],
  ],
  [
    'whoever is in a group that is not there',
    night.user('bob', { groups: ['bakers'] }).parts({ groups: 'skipped' }),
    [{ part: 'users', reason: expect.any(String), subjects: ['arn:aws:iam::123456789012:user/bob'] }],
  ],
])('%s', (_what, baked, expected) => {
  const { rows, unknown } = whoCan(baked)
  expect(rows.map((row) => row.get('principalArn'))).toEqual(['arn:aws:iam::123456789012:user/ada'])
  expect(unknown).toEqual(expected)
})

test('without users and roles there is nobody to ask about', () => {
  expect(() => whoCan(night.parts({ users: 'skipped', roles: 'denied' }))).toThrow('neither users nor roles')
})
