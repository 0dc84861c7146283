import fc from 'fast-check'
import {
  arbitraryOddPolicy,
  arbitraryStatement,
  type PolicyJson,
  statementsOf,
} from '../../properties/arbitrary-policy.ts'

/** Two documents of the same few statements, some of which either lacks or has without a condition. */
export const kin: fc.Arbitrary<readonly [PolicyJson, PolicyJson]> = fc
  .tuple(arbitraryOddPolicy, fc.array(arbitraryStatement, { maxLength: 2 }), fc.array(fc.boolean(), { minLength: 24 }))
  .map(([document, more, choices]) => {
    const [all, choose] = [[...statementsOf(document), ...more], choices.values()]
    const chosen = (): boolean => choose.next().value ?? false
    const some = (): PolicyJson => ({
      ...document,
      Statement: all.filter(chosen).map((statement) => {
        const { Condition: condition, ...rest } = statement
        return condition === undefined || chosen() ? statement : rest
      }),
    })
    return [some(), some()]
  })
