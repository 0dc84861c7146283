import { existsSync, readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { everyQuery, listQueryFiles, loadQueries, queryIndex } from '../../docs/generate/queries.ts'
import { isPart } from '../../src/model/part.ts'
import { SEVERITIES } from '../../src/model/severity.ts'
import { listQueries } from '../../src/app/answer-query.ts'
import { QUERIES } from '../../src/queries/index.ts'
import { parseParams } from '../../src/queries/params.ts'

const loaded = await loadQueries()
const files = listQueryFiles()

/** Columns that name an entity do so with these words, so that the answers of two queries can be joined. */
const ENTITY_COLUMNS = new Set(
  ['account', 'group', 'instanceProfile', 'policy', 'principal', 'resource', 'role', 'target', 'user'].flatMap(
    (word) => [`${word}Arn`, `${word}Id`],
  ),
)

describe('the index', () => {
  test('is what the files say', () => {
    const text = (name: string) => readFileSync(new URL(`../../src/queries/${name}.ts`, import.meta.url), 'utf8')
    expect(text('index')).toBe(queryIndex(files))
    expect(text('every')).toBe(everyQuery(files))
  })
  test('loads all at once as it loads each', async () => {
    const each = await Promise.all(QUERIES.map(async ({ theme, load }) => ({ theme, query: (await load()).default })))
    expect(await listQueries()).toEqual(each)
  })
  test('names every query once, sorted', () => {
    const names = QUERIES.map(({ name }) => name)
    expect(names).toEqual([...new Set(names)].toSorted((a, b) => (a < b ? -1 : 1)))
    expect(names).toEqual(files.map(({ name }) => name))
  })
  test.each(QUERIES)('loads $name', async ({ name, load }) => {
    const { default: query } = await load()
    expect(query.name).toBe(name)
  })
})

describe.each(loaded)('$theme/$query.name', ({ theme, query }) => {
  test('has a test of its own', () => {
    expect(existsSync(new URL(`../queries/${theme}/${query.name}.test.ts`, import.meta.url))).toBe(true)
  })
  test('is named as its file is', () => {
    expect(query.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(files).toContainEqual({ theme, name: query.name })
  })
  test('has a title that stands in a list', () => {
    expect(query.title).toMatch(/^[A-Z].*[^.\s]$/)
    expect(query.title.length).toBeLessThanOrEqual(100)
    expect(loaded.filter((other) => other.query.title === query.title)).toHaveLength(1)
  })
  test('needs parts that exist, each once', () => {
    expect(query.needs.filter((part) => !isPart(part))).toEqual([])
    expect(query.needs.length > 0).toBe(query.beyondIam === undefined)
    expect(new Set(query.needs).size).toBe(query.needs.length)
  })
  test('has columns in the words that everyone uses', () => {
    expect(query.columns.length > 0).toBe(query.beyondIam === undefined)
    expect(new Set(query.columns).size).toBe(query.columns.length)
    for (const column of query.columns) {
      expect(column).toMatch(/^[a-z][a-zA-Z0-9]*$/)
      if (/(Arn|Id)$/.test(column)) expect([...ENTITY_COLUMNS, 'boundaryArn', 'externalId']).toContain(column)
    }
    expect(query.columns).not.toContain('evidence')
  })
  test('says what to do about a finding', () => {
    if (query.beyondIam !== undefined) expect(query.remediation).toBeNull()
    else if (query.kind === 'finding') expect(query.remediation).toMatch(/\.$/)
    else expect(query.severity).toBe('info')
  })
  test('says of a finding what it is, in words of its columns', () => {
    if (query.kind !== 'finding' || query.beyondIam !== undefined) return
    expect(query.message).toMatch(/^(?:[a-z{[]|AWS\b).*[^.\s]$/)
    for (const [, column] of (query.message ?? '').matchAll(/\{(\w+)\}/g)) expect(query.columns).toContain(column)
    expect((query.message ?? '').replaceAll(/\[[^[\]{}]*(?:\{\w+\}[^[\]{}]*)+\]|\{\w+\}/g, '')).not.toMatch(/[[\]{}]/)
  })
  test('tells findings apart by its columns', () => {
    const { subject, identity = [] } = query
    expect(new Set(identity).size).toBe(identity.length)
    if (subject !== undefined) expect(subject).toMatch(/Arn$/)
    for (const column of [...(subject === undefined ? [] : [subject]), ...identity]) {
      expect(query.columns).toContain(column)
      if (column !== subject) expect(column).not.toMatch(/(?:At|Days|[cC]ount)$/)
    }
  })
  test('refers to AWS', () => {
    expect(query.references.length).toBeGreaterThan(0)
    for (const reference of query.references) expect(reference).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+$/)
  })
  test('names controls of others in one way, each once', () => {
    const { controls = [] } = query
    expect(new Set(controls).size).toBe(controls.length)
    for (const control of controls) {
      expect(control).toMatch(/^(?:Security Hub IAM\.[1-9]\d*|CIS AWS Foundations v\d\.\d\.0 1\.[1-9]\d*)$/)
    }
    if (query.controls !== undefined) expect(controls.length).toBeGreaterThan(0)
  })
  test('describes its parameters, and takes their defaults', () => {
    for (const [name, param] of Object.entries(query.params)) {
      expect(name).toMatch(/^[a-z][a-zA-Z]*$/)
      expect(param.describe).toMatch(/^\S.*[^.\s]$/)
      if (param.default !== null) parseParams(query, [`${name}=${String(param.default)}`])
    }
  })
})

describe('what queries say of each other', () => {
  const named = new Map(loaded.map(({ query }) => [query.name, query]))
  const saying = loaded.filter(({ query }) => query.saidBy !== undefined).map(({ query }) => query)
  test.each(saying)(
    '$name is said by findings that are as severe, each named once, sorted',
    ({ severity, saidBy = [] }) => {
      expect(saidBy).toEqual([...new Set(saidBy)].toSorted((a, b) => (a < b ? -1 : 1)))
      for (const name of saidBy) {
        expect(named.get(name)).toMatchObject({ kind: 'finding' })
        expect(SEVERITIES.indexOf(named.get(name)?.severity ?? 'info')).toBeLessThanOrEqual(
          SEVERITIES.indexOf(severity),
        )
      }
    },
  )
  test.each(saying)('$name is not said by itself in the end', ({ name }) => {
    const said = new Set<string>()
    const follow = (one: string): void => {
      for (const by of named.get(one)?.saidBy ?? []) {
        if (said.has(by)) continue
        said.add(by)
        follow(by)
      }
    }
    follow(name)
    expect(said).not.toContain(name)
  })
  test('only a query that is said by another tells of what', () => {
    expect(loaded.filter(({ query }) => query.saidOf !== undefined && query.saidBy === undefined)).toEqual([])
  })
  test('who stands in for a query is a finding as severe as that', () => {
    for (const { query } of loaded) {
      if (query.insteadOf === undefined) continue
      expect(named.get(query.insteadOf)).toMatchObject({ kind: 'finding', severity: query.severity })
    }
  })
})
