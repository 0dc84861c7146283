import fc from 'fast-check'
import { expect, test } from 'vitest'
import { table } from '../../src/report/table.ts'
import { textWidth } from '../../src/report/text-width.ts'
import { HOSTILE } from '../fixtures/hostile/names.ts'
import { cellsOf, rows } from './arbitrary-rows.ts'
import { rendered, rowsOf, streamed } from './rendered.ts'

const CONTROL_OR_BIDI = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u

const bakery = rowsOf(
  ['name', 'age', 'tags', 'evidence'],
  ['oven', 7, ['a', 'b'], [{ kind: 'absent', of: 'x', what: 'boundary' }]],
  ['night-baker', 1200, [], []],
  ['面包房', null, { team: 'bread' }, null],
)

test('header, rule, rows; numbers to the right', async () => {
  expect(await rendered(table(bakery))).toBe(
    [
      'name          age  tags              evidence',
      '───────────  ────  ────────────────  ───────────',
      'oven            7  a, b              no boundary',
      'night-baker  1200',
      '面包房             {"team":"bread"}',
      '',
    ].join('\n'),
  )
})

test('cells are cut to the width of the terminal, the widest first', async () => {
  expect(await rendered(table(bakery, { width: 40 }))).toBe(
    [
      'name         age  tags        evidence',
      '──────────  ────  ──────────  ──────────',
      'oven           7  a, b        no bounda…',
      'night-bak…  1200',
      '面包房            {"team":"…',
      '',
    ].join('\n'),
  )
})

test('the header is bold where colour is wanted', async () => {
  expect(await rendered(table(rowsOf(['a'], [1]), { colour: true }))).toBe('\u001b[1ma\u001b[22m\n─\n1\n')
})

test('without rows, the header alone', async () => {
  expect(await rendered(table(rowsOf(['roleArn', 'name'])))).toBe('roleArn  name\n')
})

test('no columns, nothing', async () => {
  expect(await rendered(table(rowsOf([])))).toBe('')
})

test('rows beyond those that size the columns stream by, whole', async () => {
  const many = rowsOf(['n'], ...Array.from({ length: 10_000 }, () => ['x']), ['longer than all before'])
  const pieces: string[] = []
  for await (const piece of table(streamed(many))) pieces.push(piece)
  expect(pieces.length).toBeGreaterThan(2)
  expect(pieces.at(-1)).toBe('longer than all before\n')
})

test.each(HOSTILE)('nothing that a terminal obeys: %j', async (hostile) => {
  const text = await rendered(
    table(rowsOf([hostile, 'b'], [hostile, [{ [hostile]: hostile }]], [null, hostile]), { width: 40 }),
  )
  expect(text.replaceAll('\n', '')).not.toMatch(CONTROL_OR_BIDI)
  expect(text.split('\n')).toHaveLength(5)
})

test('a line a row, without controls, within the width', async () => {
  await fc.assert(
    fc.asyncProperty(rows(), fc.option(fc.integer({ min: 40, max: 120 }), { nil: null }), async (answer, width) => {
      const lines = (await rendered(table(answer, width === null ? {} : { width }))).split('\n')
      const count = cellsOf(answer).length
      expect(lines.pop()).toBe('')
      expect(lines).toHaveLength(count === 0 ? 1 : count + 2)
      for (const line of lines) {
        expect(line).not.toMatch(CONTROL_OR_BIDI)
        if (width !== null && count > 0) expect(textWidth(line)).toBeLessThanOrEqual(width)
      }
    }),
    { numRuns: 60 },
  )
})

test('where the terminal is too narrow, columns that can be spared go, and the others keep their room', async () => {
  const roles = rowsOf(
    ['roleArn', 'roleId', 'createdAt'],
    ['arn:aws:iam::123456789012:role/oven', 'AROAEXAMPLEOVEN000001', '2026-11-21'],
  )
  const options = { width: 50, expendable: ['roleId'] }
  expect(await rendered(table(roles, options))).toBe(
    [
      'roleArn                              createdAt',
      '───────────────────────────────────  ──────────',
      'arn:aws:iam::123456789012:role/oven  2026-11-21',
      '(too narrow for roleId: --verbose squeezes them in, -f csv has all)',
      '',
    ].join('\n'),
  )
  expect(await rendered(table(roles, { ...options, width: 80 }))).toContain('AROAEXAMPLEOVEN000001')
})

test('an ARN is cut at its front, since its end tells it from others', async () => {
  const roles = rowsOf(['roleArn', 'createdAt'], ['arn:aws:iam::123456789012:role/oven', '2026-11-21'])
  expect(await rendered(table(roles, { width: 25 }))).toContain('…12:role/oven')
})
