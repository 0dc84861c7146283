import { listKeyIn } from '../action/list-key.ts'
import { NOTHING_GIVEN } from '../condition/given.ts'
import { isMultivalued } from '../condition/key-types.ts'
import { isPossible } from '../condition/possible.ts'
import { areTied, tiesOf } from '../condition/ties.ts'
import { isObject } from '../document/canonical-json.ts'
import type { ConditionTest } from '../document/policy.ts'
import { all, type Formula } from '../formula.ts'
import { type Budget, LimitReached, LIMITS, type Limits, startBudget } from '../limits.ts'
import { groupBy } from '../../util/group-by.ts'
import { byNumbers } from './by-numbers.ts'
import { writtenTests, type WrittenTest } from './conditions.ts'
import type { Finding } from './finding.ts'
import type { Rule } from './rule.ts'
import { readOf, type Statement, type Subject } from './subject.ts'

/** Whether the tests of a statement can hold together. */
export const contradictions: Rule = {
  codes: {
    CONDITION_CONTRADICTORY: {
      severity: 'error',
      meaning:
        'Tests of one Condition that no request fulfils together, such as StringEquals and StringNotEquals of the same value: the statement never applies.',
      reference:
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html',
    },
  },

  looksAt: 'values',

  *find(subject) {
    for (const statement of subject.statements) {
      if (hasTestsTogether(statement)) yield* inStatement(statement, subject)
    }
  },
}

/** Whether two tests of a statement ask for one key, or for keys that tell of one another; others do not contradict. */
export function hasTestsTogether({ json: { Condition } }: Statement): boolean {
  if (!isObject(Condition)) return false
  const seen = new Set<string>()
  for (const operator of Object.keys(Condition)) {
    for (const key of Object.keys(Condition[operator] ?? {})) {
      const lower = key.toLowerCase()
      if (seen.has(lower)) return true
      seen.add(lower)
    }
  }
  return areTied(seen)
}

/** A test that was read, and how it is written. */
interface PlacedTest {
  readonly test: ConditionTest
  readonly written: WrittenTest
}

type CanHold = (tests: readonly PlacedTest[]) => boolean

/** Key by key, then those of keys that tell of one another. */
function inStatement(statement: Statement, { table }: Subject): readonly Finding[] {
  const isList = listKeyIn(table)
  const tests = placedTests(statement).filter(({ test }) => isDocumented(test, isList))
  const found = [...groupBy(tests, ({ test }) => test.key).values()].flatMap((own) => toldOf(own, isList))
  return found.length > 0 || tiesBetween(tests).is === 'always' ? found : toldOf(tests, isList)
}

/** What an operator for one value makes of a key of several, no page says: it is told of as a mistake of its own. */
function isDocumented({ key, operator, quantifier }: ConditionTest, isList: (key: string) => boolean): boolean {
  return quantifier !== null || operator === 'Null' || !(isMultivalued(key) || isList(key))
}

/** What takes too many steps is not told: the statement may apply. */
function toldOf(tests: readonly PlacedTest[], isList: (key: string) => boolean): readonly Finding[] {
  try {
    return contradictionIn(tests, canHoldWithin(startBudget(LIMITED), isList))
  } catch (error) {
    if (error instanceof LimitReached) return []
    throw error
  }
}

/** A document may have many statements. */
const LIMITED: Limits = { ...LIMITS, steps: LIMITS.steps / 20 }

/** In the document's order, those that are read: of two for one key and operator neither is. */
function placedTests(statement: Statement): readonly PlacedTest[] {
  const written = writtenTests(statement)
  const placed = readOf(statement).conditions.flatMap((test) => {
    const place = written.findIndex(({ operator, key }) => operator !== null && isOf(test, operator, key))
    const found = written[place]
    return found === undefined ? [] : [{ place, test, written: found }]
  })
  return placed.sort(byNumbers(({ place }) => place))
}

function isOf(test: ConditionTest, read: NonNullable<WrittenTest['operator']>, key: string): boolean {
  const { operator, quantifier, ifExists } = read
  return (
    test.operator === operator &&
    test.quantifier === quantifier &&
    test.ifExists === ifExists &&
    test.key === key.toLowerCase()
  )
}

/** Whether some request may fulfil tests. */
function canHoldWithin(budget: Budget, isList: (key: string) => boolean): CanHold {
  return (tests) => {
    const given = { ...NOTHING_GIVEN, isList, ties: tiesBetween(tests) }
    return isPossible(all(tests.map(({ test }) => ({ is: 'test', test }))), given, budget)
  }
}

function tiesBetween(tests: readonly PlacedTest[]): Formula {
  return tiesOf(tests.map(({ test }) => test))
}

/** The first tests that contradict one another, none of which could be left out; each can hold by itself. */
function contradictionIn(tests: readonly PlacedTest[], canHold: CanHold): readonly Finding[] {
  if (tests.length < 2 || canHold(tests)) return []
  let clash = tests.filter((one) => canHold([one]))
  if (canHold(clash)) return []
  for (const one of clash.toReversed()) {
    const others = clash.filter((other) => other !== one)
    if (!canHold(others)) clash = others
  }
  const [last, ...others] = clash.map(({ written }) => written).toReversed()
  if (last === undefined) return []
  const beside = others.toReversed().map(nameOf).join(' and ')
  return [
    {
      code: 'CONDITION_CONTRADICTORY',
      message: `${nameOf(last)} never holds beside ${beside}: the statement never applies`,
      path: last.path,
      atName: true,
      found: nameOf(last),
      expected: `what may hold beside ${beside}`,
    },
  ]
}

function nameOf({ operatorText, key }: WrittenTest): string {
  return `${operatorText} of ${key}`
}
