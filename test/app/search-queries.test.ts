import { expect, test } from 'vitest'

import { searchQueries, type QuerySearch } from '../../src/app/search-queries.ts'
import { defineQuery } from '../../src/queries/query.ts'

const crumbs = defineQuery({
  name: 'role-crumbs',
  title: 'Roles with Crumbs',
  kind: 'finding',
  severity: 'low',
  message: 'has them',
  needs: ['roles', 'users'],
  params: { grain: { type: 'text', default: null, describe: 'rye or spelt' } },
  columns: ['roleArn', 'sweptAt'],
  remediation: 'Take a broom.',
  controls: ['Security Hub IAM.99'],
  references: ['https://docs.aws.amazon.com/bread.html'],
  *run() {},
})
const listed = [
  { theme: 'kitchen', query: crumbs },
  { theme: 'shop', query: { ...crumbs, name: 'user-queue', title: 'Users in a queue', needs: ['users'] as const } },
]

const found = (search: Partial<QuerySearch>) =>
  searchQueries(listed, { words: [], themes: [], needs: [], ...search }).map(({ query }) => query.name)

test.each<[string, Partial<QuerySearch>, readonly string[]]>([
  ['nothing lists all', {}, ['role-crumbs', 'user-queue']],
  ['a word of a title, in any letter case', { words: ['CRUMBS'] }, ['role-crumbs']],
  ['a column', { words: ['sweptat'] }, ['role-crumbs', 'user-queue']],
  ['what to do', { words: ['broom', 'queue'] }, ['user-queue']],
  ['a control', { words: ['iam.99', 'crumbs'] }, ['role-crumbs']],
  ['words that no query has together', { words: ['crumbs', 'queue'] }, []],
  ['a theme', { themes: ['shop'] }, ['user-queue']],
  ['either of two themes', { themes: ['shop', 'kitchen'] }, ['role-crumbs', 'user-queue']],
  ['a part', { needs: ['roles'] }, ['role-crumbs']],
  ['every part', { needs: ['roles', 'users'] }, ['role-crumbs']],
  ['a theme and a part', { themes: ['shop'], needs: ['roles'] }, []],
])('%s', (_, search, names) => {
  expect(found(search)).toEqual(names)
})

test.each<[string, Partial<QuerySearch>, string]>([
  ['a theme', { themes: ['kitchn'] }, 'Did you mean kitchen?'],
  ['a part', { needs: ['rolls'] }, 'Did you mean roles?'],
])('%s that there is not is wrong usage, and what is near is named', (_, search, hint) => {
  expect(() => found(search)).toThrow(expect.objectContaining({ code: 'USAGE', hint: expect.stringContaining(hint) }))
})
