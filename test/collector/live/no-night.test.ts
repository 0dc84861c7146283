import { expect, test } from 'vitest'

import { collecting } from '../../support/collecting.ts'

test('an entity that nothing can be told apart by: no night, and the attempt says why', async () => {
  const bench = await collecting()
  Reflect.deleteProperty(bench.endpoint.account.users[0] ?? {}, 'Arn')
  const { error } = await bench.collect()
  expect(error).toMatchObject({ code: 'AWS', message: expect.stringContaining('UserDetailList') as string })
  expect(bench.nights()).toEqual([])
  expect(bench.attempts()).toMatchObject([{ reason: expect.stringContaining('expected an ARN') as string }])
  expect(bench.spools()).toHaveLength(1)
})

test('an entity whose shape is seen to be wrong only when it is recorded: no run goes on with it', async () => {
  const bench = await collecting()
  const [user] = bench.endpoint.account.users
  Reflect.set(user ?? {}, 'CreateDate', 'not a date'.repeat(30))
  Reflect.set(user ?? {}, 'attached', [{ PolicyName: 'x', PolicyArn: 'no ARN' }])
  const { error } = await bench.collect()
  if (error === null) throw new Error('expected the endpoint to serve what it was told to')
  expect(error).toMatchObject({ code: 'AWS' })
  expect(bench.nights()).toEqual([])
  expect(bench.attempts()).toHaveLength(1)
})

test('a label that names a night already is refused before anything is asked', async () => {
  const bench = await collecting()
  expect((await bench.collect({ label: 'before' })).error).toBeNull()
  const asked = bench.endpoint.requests.length
  expect((await bench.collect({ label: 'before' })).error).toMatchObject({ code: 'USAGE' })
  expect(bench.endpoint.requests.slice(asked).map(({ action }) => action)).toEqual(['GetCallerIdentity'])
  expect(bench.attempts()).toEqual([])
})
