import { describe, expect, test } from 'vitest'
import { comparePolicies } from '../../../src/policy/compare/compare-policies.ts'
import type { Comparison } from '../../../src/policy/compare/comparison.ts'
import { readPolicyJson } from '../../../src/policy/document/read-policy.ts'
import { actionTable } from '../../support/action-table.ts'
import { referenceDocument } from '../../support/reference-evaluator.ts'
import { sharedJson } from '../../support/shared-data.ts'

interface Pair {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly old: unknown
  readonly new: unknown
  readonly kind: string
}

interface Compared extends Pair {
  readonly comparison: Comparison
}

/** Consecutive versions of AWS managed policies, which others have sorted into identical, cosmetic and changed. */
describe('versions of AWS managed policies, compared', () => {
  const pairs = (sharedJson('policies', 'aws-managed-policy-version-pairs.json') ?? []) as readonly Pair[]
  const compared = pairs.map((pair): Compared => {
    const [older, newer] = [readPolicyJson(pair.old), readPolicyJson(pair.new)]
    return { ...pair, comparison: comparePolicies(older, newer, actionTable) }
  })
  const withEffect = (effect: string, isKind: (kind: string) => boolean): readonly string[] =>
    compared
      .filter(({ kind, comparison }) => isKind(kind) && comparison.effect === effect)
      .map(({ name, from, to }) => `${name} ${from} ${to}`)

  test('identical and cosmetic pairs are equal', () => {
    const others = compared.filter(({ kind, comparison }) => kind !== 'changed' && comparison.effect !== 'equal')
    expect(others).toEqual([])
  })

  test('two changed pairs are equal: one adds a statement that another takes in, one repeats an action', () => {
    expect(withEffect('equal', (kind) => kind === 'changed')).toEqual(
      pairs.length === 0 ? [] : ['AWSPartnerCentralFullAccess v13 v14', 'AmazonRDSDataFullAccess v2 v3'],
    )
  })

  test('none is undecided', () => {
    expect(withEffect('undecided', () => true)).toEqual([])
  })

  test('every witness gets what it says, by another evaluator', () => {
    const wrong = compared.filter(({ old, new: now, comparison: { witness } }) => {
      if (witness === null) return false
      const request = { ...witness, context: new Map(Object.entries(witness.context)) }
      const { caller: _, ...asked } = request
      const says = [old, now].map((document) => referenceDocument(document, asked))
      return says[0] !== witness.old || says[1] !== witness.new || says[0] === says[1]
    })
    expect(wrong.map(({ name, from, comparison }) => ({ name, from, ...comparison }))).toEqual([])
    const shown = compared.filter(({ comparison }) => comparison.witness !== null).length
    console.log(`policy versions: ${pairs.length} pairs compared, ${shown} witnesses confirmed`)
  })
})
