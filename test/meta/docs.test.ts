import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'

import { loadCommands } from '../../docs/generate/commands.ts'
import { QUERIES } from '../../src/queries/index.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const pages = [...markdownIn('.', false), ...markdownIn('docs', true)].map((path) => ({
  path,
  text: readFileSync(join(root, path), 'utf8'),
}))
const commands = await loadCommands()
const queries = new Set(QUERIES.map(({ name }) => name))

function markdownIn(folder: string, recursive: boolean): readonly string[] {
  return readdirSync(join(root, folder), { recursive, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
    .toSorted((a, b) => (a < b ? -1 : 1))
}

test('the pages that the program names are there', () => {
  const paths = pages.map(({ path }) => path)
  expect(paths).toEqual(
    expect.arrayContaining([
      'README.md',
      'docs/collecting.md',
      'docs/exit-codes.md',
      'docs/views.md',
      'docs/warnings.md',
    ]),
  )
})

describe.each(pages)('$path', ({ path, text }) => {
  test('every relative link leads somewhere', () => {
    const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '')
    const targets = [...prose.matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g)].map(([, target = '']) => target)
    const broken = targets.filter((target) => !/^[a-z]+:/.test(target) && !leads(path, target))
    expect(broken).toEqual([])
  })
  test('every command line is one', () => {
    expect(commandLines(text).flatMap(problemsOf)).toEqual([])
  })
})

function leads(from: string, target: string): boolean {
  const [file = '', anchor] = target.split('#')
  const path = file === '' ? from : join(dirname(from), decodeURIComponent(file))
  if (!existsSync(join(root, path))) return false
  return anchor === undefined || !path.endsWith('.md') || anchorsIn(path).has(anchor)
}

/** The anchors that GitHub gives the headings of a page. */
function anchorsIn(path: string): ReadonlySet<string> {
  const headings = readFileSync(join(root, path), 'utf8').matchAll(/^#+ (.+)$/gm)
  return new Set(
    [...headings].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
}

/** What stands behind `rolecall` in blocks of code and in code within a line, word by word. */
function commandLines(text: string): readonly (readonly string[])[] {
  const blocks = [...text.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => block.split('\n'))
  const inline = [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
  return [...blocks, ...inline].flatMap((line) => {
    const found = /^\s*(?:\$ |.*[|&] )?(?:npx (?:--yes |-y )?)?rolecall((?: .*)?)$/.exec(line)
    if (found?.[1] === undefined) return []
    const [words = ''] = found[1].split(/ {2,}|;| [|>#&]/)
    return [
      words
        .replaceAll(/"[^"]*"|'[^']*'/g, 'TEXT')
        .split(' ')
        .filter(Boolean),
    ]
  })
}

function problemsOf(words: readonly string[]): readonly string[] {
  const [name = '', second = ''] = words
  const line = `rolecall ${words.join(' ')}`
  if (name === '' || name === 'help' || name.startsWith('-') || /^[A-Z.…[]/.test(name)) return []
  const command = commands.find((known) => known.name() === name)
  if (!command) return [`${line}: no such command`]
  const plain = /^[a-z]/.test(second)
  const sub = command.commands.find((known) => known.name() === second)
  if (plain && command.commands.length > 0 && !sub) return [`${line}: no such command`]
  const isOwn = words.includes('--queries')
  if (plain && name === 'query' && !isOwn && !queries.has(second)) return [`${line}: no such query`]
  const known = optionsOf(sub ?? command)
  return words
    .filter((word) => /^--?[a-z]/i.test(word) && !known.has(word.split('=')[0] ?? ''))
    .map((word) => `${line}: ${word}`)
}

function optionsOf(command: Command): ReadonlySet<string> {
  const own = command.options.flatMap(({ short, long }) => [short, long])
  return new Set([...own, '-h', '--help'].filter((flag) => flag !== undefined))
}
