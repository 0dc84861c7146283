import { canonicalJson } from '../document/canonical-json.ts'
import type { PatternSet, PolicyStatement } from '../document/policy.ts'
import { testText } from '../document/read-conditions.ts'
import { type Budget, LimitReached, startBudget } from '../limits.ts'
import { includes } from '../pattern/includes.ts'
import { intersects } from '../pattern/intersects.ts'
import { parsePattern } from '../pattern/parse.ts'
import type { Finding } from './finding.ts'
import type { Rule } from './rule.ts'
import type { Statement } from './subject.ts'

const reference = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html'

/** Whether a statement adds anything to another. */
export const overlap: Rule = {
  codes: {
    REDUNDANT_STATEMENT: {
      severity: 'info',
      meaning: 'Whatever a statement applies to, another one of the same effect applies to.',
      reference,
    },
    SHADOWED_STATEMENT: {
      severity: 'warning',
      meaning: 'Whatever an Allow applies to, a Deny of the same document applies to: it allows nothing.',
      reference,
    },
    TOO_MANY_TO_COMPARE: {
      severity: 'info',
      meaning: 'The document has too many statements to hold each against each: some that add nothing may not be told.',
      reference,
    },
  },

  *find({ statements }): Generator<Finding> {
    const budget = startBudget()
    const readable = statements.filter(({ read }) => read.undecidable === null)
    try {
      for (const one of readable) {
        const over = readable.find((other) => other !== one && isOver(other, one, budget))
        if (over) yield overlapOf(one, over)
      }
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error
      const message = `not all statements were compared: ${error.message}`
      yield {
        code: 'TOO_MANY_TO_COMPARE',
        message,
        path: [],
        found: `${statements.length} statements`,
        expected: 'fewer',
      }
    }
  },
}

function overlapOf({ path, read }: Statement, over: Statement): Finding {
  const isShadowed = read.effect !== over.read.effect
  const name = `statement ${over.index}${over.read.sid === null ? '' : ` (${over.read.sid})`}`
  return {
    code: isShadowed ? 'SHADOWED_STATEMENT' : 'REDUNDANT_STATEMENT',
    message: isShadowed ? `${name} denies all that it allows` : `${name} says the same, or more`,
    path,
    found: read.sid ?? `statement ${read.index}`,
    expected: isShadowed ? 'something that the Deny leaves' : 'something that the other leaves out',
  }
}

/** Of two statements that say the same, the first is over the second. */
function isOver(other: Statement, one: Statement, budget: Budget): boolean {
  if (other.read.effect === 'Allow' && one.read.effect === 'Deny') return false
  if (!covers(other, one, budget)) return false
  return other.read.effect !== one.read.effect || other.index < one.index || !covers(one, other, budget)
}

/** Whether one statement applies wherever another does, as far as their patterns show one by one: never wrongly so. */
function covers(outer: Statement, inner: Statement, budget: Budget): boolean {
  return (
    principalText(outer) === principalText(inner) &&
    hasOnlyTestsOf(outer.read, inner.read) &&
    includesSet(outer.read.actions, inner.read.actions, budget) &&
    (outer.read.resources === null || inner.read.resources === null
      ? outer.read.resources === inner.read.resources
      : includesSet(outer.read.resources, inner.read.resources, budget))
  )
}

function principalText({ members }: Statement): string {
  return JSON.stringify([canonicalJson(members.get('Principal')), canonicalJson(members.get('NotPrincipal'))])
}

function hasOnlyTestsOf(outer: PolicyStatement, inner: PolicyStatement): boolean {
  const texts = new Set(inner.conditions.map(testText))
  return outer.conditions.every((test) => texts.has(testText(test)))
}

function includesSet(outer: PatternSet, inner: PatternSet, budget: Budget): boolean {
  const isIn = (inside: string, around: string): boolean => {
    budget.spend('steps', 4)
    return inside === around || includes(parsePattern(around), parsePattern(inside), budget)
  }
  const haveMeeting = (a: string, b: string): boolean => {
    budget.spend('steps', 4)
    return intersects(parsePattern(a), parsePattern(b), budget)
  }
  if (!outer.except && !inner.except) {
    return inner.patterns.every((inside) => outer.patterns.some((around) => isIn(inside, around)))
  }
  if (outer.except && inner.except) {
    return outer.patterns.every((inside) => inner.patterns.some((around) => isIn(inside, around)))
  }
  return outer.except
    ? inner.patterns.every((a) => !outer.patterns.some((b) => haveMeeting(a, b)))
    : outer.patterns.some((around) => isIn('*', around))
}
