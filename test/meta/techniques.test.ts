import { readdirSync, readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { techniqueListPage, techniquePage } from '../../docs/generate/technique-pages.ts'
import { TECHNIQUES } from '../../src/escalation/techniques/index.ts'
import { byCodeUnit } from '../../src/model/compare.ts'

const folder = new URL('../../docs/techniques/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')

test('every technique has a page, and every page a technique', () => {
  const names = TECHNIQUES.map(({ name }) => `${name}.md`)
  expect(readdirSync(folder).toSorted(byCodeUnit)).toEqual(['README.md', ...names].toSorted(byCodeUnit))
})

test('the list is what the techniques say', () => {
  expect(read('README.md')).toBe(techniqueListPage(TECHNIQUES))
})

describe.each(TECHNIQUES)('$name', (technique) => {
  const { name, title, why, close, ways, references } = technique
  test('has a page of its own, which says what it says', () => {
    expect(read(`${name}.md`)).toBe(techniquePage(technique))
  })
  test('is named once, in words', () => {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(TECHNIQUES.filter((other) => other.name === name)).toHaveLength(1)
    expect(TECHNIQUES.filter((other) => other.title === title)).toHaveLength(1)
  })
  test('is told in whole sentences', () => {
    expect(title).toMatch(/^[A-Z].*[^.\s]$/)
    for (const text of [why, close]) expect(text).toMatch(/^([A-Z]|[a-z-]+:[A-Z]).*\.$/)
  })
  test('names actions as AWS spells them, and each id once', () => {
    const actions = ways.flatMap((way) => way.map(({ action }) => action))
    expect(actions.filter((action) => !/^[a-z][a-z0-9-]*:[A-Z][A-Za-z0-9]*$/.test(action))).toEqual([])
    expect(new Set(references).size).toBe(references.length)
  })
})
