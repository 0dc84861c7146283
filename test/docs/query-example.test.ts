import { expect, test } from 'vitest'

import { queryExample } from '../../docs/generate/query-example.ts'
import { beyondIam } from '../../src/queries/shared/beyond-iam.ts'
import { defineQuery } from '../../src/queries/query.ts'
import { bakery } from '../support/account-builder.ts'

const roles = defineQuery({
  name: 'role-warm',
  title: 'Roles that are warm',
  kind: 'finding',
  severity: 'low',
  message: 'is *warm* at {createdAt}',
  needs: ['roles'],
  params: {},
  columns: ['roleArn', 'createdAt'],
  remediation: 'Let it cool.',
  references: ['https://docs.aws.amazon.com/bread.html'],
  *run({ account }) {
    for (const { arn, createdAt } of account.roles()) yield { values: { roleArn: arn, createdAt }, evidence: [] }
  },
})

const night = (words: string, ...names: readonly string[]) => ({
  words,
  account: names.reduce((account, name) => account.role(name), bakery()).build(),
  shared: {},
})

test('the first night that has rows is shown, and its first row as a sentence', async () => {
  const example = await queryExample(roles, [night('In an empty night'), night('In a small night', 'oven')])
  expect(example).toEqual([
    '## Example',
    'In a small night, without their evidence:',
    `\`\`\`
$ rolecall query role-warm
roleArn                              createdAt
───────────────────────────────────  ────────────────────
arn:aws:iam::123456789012:role/oven  2025-01-15T08:00:00Z
\`\`\``,
    '[rolecall audit](../commands/audit.md) says of the first:',
    '> role oven: is \\*warm\\* at 2025-01-15T08:00:00Z',
  ])
})

test('three rows are enough', async () => {
  const [, words, block] = await queryExample(roles, [night('In a night', 'a', 'b', 'c', 'd')])
  expect(words).toBe('In a night, the first 3 rows, without their evidence:')
  expect(block).toContain('role/c')
  expect(block).not.toContain('role/d')
})

test('an inventory is no finding, and has no sentence', async () => {
  expect(
    await queryExample({ ...roles, kind: 'inventory', severity: 'info' }, [night('In a night', 'a')]),
  ).toHaveLength(3)
})

test('where no night has rows, or none can answer, it says so', async () => {
  const said = [
    '## Example',
    'The example nights have nothing that it reports: their answers have the columns above, and no row.',
  ]
  expect(await queryExample(roles, [night('In an empty night')])).toEqual(said)
  const unread = bakery().parts({ roles: 'denied' }).build()
  expect(await queryExample(roles, [{ words: '', account: unread, shared: {} }])).toEqual(said)
})

test('a bug of a query is not taken for an empty answer', async () => {
  const broken = {
    ...roles,
    run: () => {
      throw new TypeError('burnt')
    },
  }
  await expect(queryExample(broken, [night('In a night', 'a')])).rejects.toThrow('burnt')
})

test('what IAM data cannot answer has no example', async () => {
  const query = beyondIam({
    name: 'moon',
    title: 'The moon',
    severity: 'info',
    reason: 'far',
    source: 'a ladder',
    references: [],
  })
  expect(await queryExample(query, [night('In a night', 'a')])).toEqual([])
})
