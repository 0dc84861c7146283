import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { loadOwnQueries } from '../../src/app/own-queries.ts'
import { checkConfig } from '../../src/app/check-config.ts'
import { configuredParams, findConfiguration } from '../../src/app/configuration.ts'
import { listQueries } from '../../src/app/answer-query.ts'
import { CONFIG_SHAPE } from '../../src/config/config-shape.ts'
import { runQuery } from '../../src/queries/run.ts'
import { bakery } from '../support/account-builder.ts'

const page = (name: string) => readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8')

/** The one block of a page in a language. */
function block(text: string, language: string): string {
  const [found, ...more] = [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))]
  expect(more).toEqual([])
  return found?.[1] ?? expect.fail(`no ${language}`)
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'rolecall-docs-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

test('the examples of own queries are queries, and report what they say', async () => {
  const [made, text] = [folder(), page('own-queries')]
  writeFileSync(join(made, 'roles-of-nobody.sql'), block(text, 'sql'))
  writeFileSync(join(made, 'crowded-groups.mjs'), block(text, 'js'))
  const [crowded, nobody] = await loadOwnQueries([made], () => ({
    columns: ['role_arn', 'role_id', 'created_at'],
    rows: [],
  }))
  expect(nobody?.query).toMatchObject({ name: 'roles-of-nobody', needs: expect.arrayContaining(['roles']) })
  const policies = ['a', 'b', 'c', 'd', 'e', 'f']
  const account = policies
    .reduce((built, name) => built.policy(name), bakery())
    .group('full', { attached: policies })
    .group('idle', { attached: policies })
    .group('slim', { attached: ['a'] })
    .group('unsaid', { attached: null })
    .user('ada', { groups: ['full', 'slim', 'unsaid'] })
    .user('bob', { groups: null })
    .build()
  const answer = runQuery(crowded?.query ?? expect.fail('no query'), account)
  expect(Array.from(answer.rows, (row) => [row.get('groupArn'), row.get('policies')])).toEqual([
    ['arn:aws:iam::123456789012:group/full', 6],
  ])
  expect(answer.unknown()).toMatchObject([{ part: 'groups', subjects: ['arn:aws:iam::123456789012:group/unsaid'] }])
})

test('the example of a configuration is one, for queries that there are', async () => {
  const path = join(folder(), 'rolecall.json')
  writeFileSync(path, block(page('configuration'), 'json'))
  const config = await findConfiguration({ given: path, database: 'x.db', env: {}, home: undefined, platform: 'linux' })
  const listed = await listQueries()
  checkConfig(config, listed)
  const asked = listed.filter(({ query }) => configuredParams(query, config).length > 0)
  expect(asked.map(({ query }) => query.name)).toEqual(
    expect.arrayContaining(['privileged-role-unused', 'role-unused', 'untagged-roles', 'boundary-wrong']),
  )
})

test('the page on configuration has every member', () => {
  const text = page('configuration')
  for (const member of Object.keys(CONFIG_SHAPE.shape))
    if (member !== '$schema') expect(text).toContain(`\`${member}\``)
})
