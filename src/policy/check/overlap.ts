import { canonicalJson } from '../document/canonical-json.ts'
import type { PatternSet } from '../document/policy.ts'
import { testText } from '../document/read-conditions.ts'
import { type Budget, LimitReached, startBudget } from '../limits.ts'
import { includes } from '../pattern/includes.ts'
import { intersects } from '../pattern/intersects.ts'
import { parsePattern } from '../pattern/parse.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { once } from '../../util/once.ts'
import { rememberedWeakly } from '../../util/remembered-weakly.ts'
import { type ListMarks, listMarks, mayHaveAll } from './list-marks.ts'
import type { Finding } from './finding.ts'
import type { Rule } from './rule.ts'
import { mayCover, writtenTexts } from './may-cover.ts'
import { effectOf, readOf, type Statement } from './subject.ts'

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

  looksAt: 'document',

  *find({ statements }): Generator<Finding> {
    if (statements.length < 2) return
    const budget = startBudget()
    const all = statements.map(prepared)
    try {
      for (const one of all) {
        const over = overOf(one, all, budget)
        if (over) yield overlapOf(one.statement, over.statement)
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

function overlapOf(statement: Statement, over: Statement): Finding {
  const { path } = statement
  const [read, readOver] = [readOf(statement), readOf(over)]
  const isShadowed = read.effect !== readOver.effect
  const name = `statement ${over.index}${readOver.sid === null ? '' : ` (${readOver.sid})`}`
  return {
    code: isShadowed ? 'SHADOWED_STATEMENT' : 'REDUNDANT_STATEMENT',
    message: isShadowed ? `${name} denies all that it allows` : `${name} says the same, or more`,
    path,
    found: read.sid ?? `statement ${read.index}`,
    expected: isShadowed ? 'something that the Deny leaves' : 'something that the other leaves out',
  }
}

/** A statement with what is asked of it for every other. */
interface Prepared {
  readonly statement: Statement
  readonly effect: 'Allow' | 'Deny' | null
  /** Its actions, as bits: a statement that lacks some of those that another has does not apply wherever that does. */
  readonly marks: ListMarks
}

/** What is read only where {@link mayCover} leaves the question open. */
interface Whole {
  readonly tests: ReadonlySet<string>
  readonly actions: () => Language
  readonly resources: (() => Language) | null
}

/** What patterns name, or all but that. */
interface Language {
  readonly patterns: readonly Pattern[]
  readonly except: boolean
}

function prepared(statement: Statement): Prepared {
  return { statement, effect: effectOf(statement), marks: listMarks(writtenTexts(statement.json['Action'])) }
}

const wholeOf = rememberedWeakly((statement: Statement): Whole => {
  const { resources, actions, conditions } = readOf(statement)
  return {
    tests: new Set(conditions.map(testText)),
    actions: once(() => language(actions)),
    resources: resources === null ? null : once(() => language(resources)),
  }
})

function principalsOf({ json }: Statement): string {
  if (!Object.hasOwn(json, 'Principal') && !Object.hasOwn(json, 'NotPrincipal')) return ''
  return JSON.stringify([canonicalJson(json['Principal']), canonicalJson(json['NotPrincipal'])])
}

function language({ patterns, except }: PatternSet): Language {
  return { patterns: patterns.map((text) => parsePattern(text)), except }
}

/** The first statement that is over another. */
function overOf(one: Prepared, all: readonly Prepared[], budget: Budget): Prepared | null {
  let looked = 0
  for (const other of all) {
    if (other === one || (other.effect === 'Allow' && one.effect === 'Deny')) continue
    looked++
    if (!mayHaveAll(other.marks, one.marks)) continue
    budget.spend('steps', 4 * looked)
    looked = 0
    if (isOver(other, one, budget)) return other
  }
  budget.spend('steps', 4 * looked)
  return null
}

/** Of two statements that say the same, the first is over the second. Of one that cannot be read, nothing is said. */
function isOver(other: Prepared, one: Prepared, budget: Budget): boolean {
  const [a, b] = [other.statement, one.statement]
  if (!mayCover(writtenTexts(a.json['Resource']), writtenTexts(b.json['Resource']))) return false
  if (!mayCover(writtenActions(a), writtenActions(b))) return false
  if (principalsOf(a) !== principalsOf(b)) return false
  if (readOf(a).undecidable !== null || readOf(b).undecidable !== null) return false
  if (!covers(wholeOf(a), wholeOf(b), budget)) return false
  return other.effect !== one.effect || a.index < b.index || !covers(wholeOf(b), wholeOf(a), budget)
}

/** In lower case; null where how they are written does not show what they name. */
function writtenActions({ json }: Statement): readonly string[] | null {
  return writtenTexts(json['Action'])?.map((text) => text.toLowerCase()) ?? null
}

/** Whether one statement applies wherever another does, as far as their patterns show one by one: never wrongly so. */
function covers(outer: Whole, inner: Whole, budget: Budget): boolean {
  budget.spend('steps', 4)
  return (
    outer.tests.size <= inner.tests.size &&
    [...outer.tests].every((test) => inner.tests.has(test)) &&
    includesAll(outer.actions(), inner.actions(), budget) &&
    (outer.resources === null || inner.resources === null
      ? outer.resources === inner.resources
      : includesAll(outer.resources(), inner.resources(), budget))
  )
}

function includesAll(outer: Language, inner: Language, budget: Budget): boolean {
  const isIn = (inside: Pattern, around: Pattern): boolean => {
    budget.spend('steps', 4)
    return includes(around, inside, budget)
  }
  const haveMeeting = (a: Pattern, b: Pattern): boolean => {
    budget.spend('steps', 4)
    return intersects(a, b, budget)
  }
  if (!outer.except && !inner.except) {
    return inner.patterns.every((inside) => outer.patterns.some((around) => isIn(inside, around)))
  }
  if (outer.except && inner.except) {
    return outer.patterns.every((inside) => inner.patterns.some((around) => isIn(inside, around)))
  }
  return outer.except
    ? inner.patterns.every((a) => !outer.patterns.some((b) => haveMeeting(a, b)))
    : outer.patterns.some((around) => isIn(EVERYTHING, around))
}

const EVERYTHING = parsePattern('*')
