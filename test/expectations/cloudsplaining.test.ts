import { expect, test } from 'vitest'

import { compared, type Difference, REASONS } from './cloudsplaining/differences.ts'
import { exampleAccount, KINDS, testedPolicies } from './cloudsplaining/judged.ts'
import { techniquesByMethod } from './cloudsplaining/methods.ts'

const judged = [exampleAccount().length, testedPolicies().length]
const isHere = judged[0] !== 0
const { same, differences } = compared()

test(`cloudsplaining: ${isHere ? `its results for ${judged.join(' + ')} policies are compared below` : 'its results are not here'}`, () => {
  const count = (by: Difference['by']) => differences.filter((one) => one.by === by).length
  console.log(
    KINDS.map((kind) => `${kind}: ${same.get(kind) ?? 0} said by both`).join('\n'),
    `\n${count('theirs')} said by cloudsplaining alone, ${count('ours')} by us alone`,
  )
  expect(judged).toEqual(isHere ? [30, 27] : [0, 0])
})

test('what only one of the two says is explained, each by one reason', () => {
  const explained = differences.map((one) => ({ one, reasons: REASONS.filter((reason) => holds(reason, one)) }))
  const odd = explained.filter(({ reasons }) => reasons.length !== 1)
  expect(odd.map(({ one, reasons }) => [one.by, one.judged.where, one.kind, one.name, reasons.length])).toEqual([])
})

test.skipIf(!isHere).each(REASONS)('there still is a row of which it is said: $why', (reason) => {
  const rows = differences.filter((one) => holds(reason, one))
  const kinds = KINDS.map((kind) => [kind, rows.filter((row) => row.kind === kind).length] as const)
  console.log(`${reason.why} ${kinds.map(([kind, rowsOf]) => `${kind} ${rowsOf}`).join(', ')}`)
  expect(rows).not.toEqual([])
})

test.skipIf(!isHere)('every method of escalation that it has is a technique here', () => {
  const without = [...techniquesByMethod()].filter(([, techniques]) => techniques.length === 0)
  expect(without).toEqual([])
})

function holds({ by, holds: isSo }: (typeof REASONS)[number], difference: Difference): boolean {
  return by === difference.by && isSo(difference)
}
