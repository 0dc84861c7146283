import { expect, test } from 'vitest'

import { queryListPage, queryPage } from '../../docs/generate/query-pages.ts'
import { queryIndex } from '../../docs/generate/queries.ts'
import { defineQuery } from '../../src/queries/query.ts'

const query = defineQuery({
  name: 'bread-stale',
  title: 'Bread | that nobody ate',
  kind: 'finding',
  severity: 'low',
  needs: ['roles', 'users'],
  params: {
    days: { type: 'integer', default: 3, min: 1, max: 9, describe: 'its age' },
    grains: { type: 'list', default: [], describe: 'what is in it' },
  },
  columns: ['roleArn', 'age'],
  remediation: 'Feed the ducks.',
  references: ['https://docs.aws.amazon.com/bread.html'],
  *run() {},
})

test('a page says everything that the metadata says', () => {
  expect(queryPage(query, 'kitchen')).toBe(`# bread-stale

Bread | that nobody ate.

- Kind: finding
- Severity: low
- Theme: kitchen
- Needs: \`roles\`, \`users\`

\`\`\`
rolecall query bread-stale
\`\`\`

## Parameters

| parameter | type | default | meaning |
| --- | --- | --- | --- |
| \`days\` | integer, 1 to 9 | \`3\` | its age |
| \`grains\` | list | none | what is in it |

Given as \`rolecall query bread-stale --param days=3\`.

## Columns

- \`roleArn\`
- \`age\`
- \`evidence\`

## What to do

Feed the ducks.

## References

- <https://docs.aws.amazon.com/bread.html>

All queries: [README.md](README.md)
`)
})

test('the list has a table a theme', () => {
  const page = queryListPage([{ theme: 'kitchen', query }])
  expect(page).toContain('## kitchen\n\n| query | what it answers | kind | severity |')
  expect(page).toContain('| [bread-stale](bread-stale.md) | Bread \\| that nobody ate | finding | low |')
})

test('the index loads each query only when it is asked for', () => {
  expect(queryIndex([{ theme: 'kitchen', name: 'bread-stale' }])).toContain(
    "  { name: 'bread-stale', theme: 'kitchen', load: () => import('./kitchen/bread-stale.ts') },",
  )
})
