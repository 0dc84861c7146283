import { expect, test } from 'vitest'

import { collecting } from '../../support/collecting.ts'

test('an entity that nothing can be told apart by: no night, and the attempt says why', async () => {
  const bench = await collecting()
  Reflect.deleteProperty(bench.endpoint.account.users[0] ?? {}, 'Arn')
  const { error } = await bench.collect()
  expect(error).toMatchObject({ code: 'AWS', message: expect.stringContaining('UserDetailList[0]') as string })
  expect(bench.nights()).toEqual([])
  expect(bench.attempts()).toMatchObject([{ reason: expect.stringContaining('an answer cannot be read') as string }])
  expect(bench.spools()).toHaveLength(1)
})

test('a label that names a night already is refused before anything is asked', async () => {
  const bench = await collecting()
  expect((await bench.collect({ label: 'before' })).error).toBeNull()
  const asked = bench.endpoint.requests.length
  expect((await bench.collect({ label: 'before' })).error).toMatchObject({ code: 'USAGE' })
  expect(bench.endpoint.requests.slice(asked).map(({ action }) => action)).toEqual(['GetCallerIdentity'])
  expect(bench.attempts()).toEqual([])
})
