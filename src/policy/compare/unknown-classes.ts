import { type ActionSet, hasUnknown } from '../action/action-set.ts'
import { isLiteral } from '../action/is-literal.ts'
import type { Budget } from '../limits.ts'
import { includes } from '../pattern/includes.ts'
import { intersects } from '../pattern/intersects.ts'
import { parsePattern } from '../pattern/parse.ts'
import type { Pattern } from '../pattern/pattern.ts'
import { type Body, body } from './body.ts'
import type { Compiled, Entry } from './compile.ts'
import { type Literal, no, textPart, yes } from './literal.ts'
import type { RequestClass } from './request-class.ts'
import { ANY_ACTION } from './universe.ts'

/**
 * The actions that AWS's table lacks of which two documents say something else, as far as their bodies show: a class
 * for each name or form of names that one of them has under a body and the other has not.
 */
export function unknownClasses(older: Compiled, newer: Compiled, budget: Budget): readonly RequestClass[] {
  const reading: Reading = { budget, patterns: new Map() }
  const classes = new Map<string, RequestClass>()
  for (const text of differingForms(older, newer)) {
    const form = text === null ? ANY_ACTION : read(text, reading)
    const isName = text !== null && isLiteral(text)
    const [old, now] = [bodiesAt(older, form, isName, reading), bodiesAt(newer, form, isName, reading)]
    const key = JSON.stringify([old.map(({ key }) => key), now.map(({ key }) => key), isName ? null : text])
    if (!classes.has(key)) {
      classes.set(key, { names: isName ? [text] : [], form: isName ? null : form, older: old, newer: now })
    }
  }
  return [...classes.values()]
}

interface Reading {
  readonly budget: Budget
  /** Patterns that were read before, by their texts. */
  readonly patterns: Map<string, Pattern>
}

function read(text: string, { patterns }: Reading): Pattern {
  const pattern = patterns.get(text) ?? parsePattern(text)
  patterns.set(text, pattern)
  return pattern
}

/** Null for all names, where one document has an exception that the other lacks. */
function differingForms(older: Compiled, newer: Compiled): ReadonlySet<string | null> {
  const forms = new Set<string | null>()
  for (const key of new Set([...older.keys(), ...newer.keys()])) {
    const [old, now] = [formsOf(older.get(key)), formsOf(newer.get(key))]
    for (const [text, form] of [...old, ...now]) if (old.has(text) !== now.has(text)) forms.add(form)
  }
  return forms
}

function formsOf(entry: Entry | undefined): ReadonlyMap<string, string | null> {
  return new Map(
    entry?.actions.unknown.flatMap(({ patterns, except }): readonly (readonly [string, string | null])[] =>
      except ? [[`all but ${patterns.join(' ')}`, null]] : patterns.map((pattern) => [pattern, pattern]),
    ),
  )
}

/** The bodies that speak of some name of a form; where that is not all of them, of which is told beside the rest. */
function bodiesAt(compiled: Compiled, form: Pattern, isName: boolean, reading: Reading): readonly Body[] {
  return [...compiled.values()].flatMap(({ body: one, actions }) => {
    if (isName) return hasUnknown(actions, form.text) ? [one] : []
    const meant = meaning(actions, form, reading)
    if (meant === true) return [one]
    return meant.length === 0 ? [] : [body(one.effect, one.among, [...one.rest, meant])]
  })
}

/** True where a set has all names of a form. */
function meaning({ unknown }: ActionSet, form: Pattern, reading: Reading): readonly Literal[] | true {
  const { budget } = reading
  const meant: Literal[] = []
  for (const { patterns, except } of unknown) {
    budget.spend('steps', patterns.length)
    const near = patterns.map((text) => read(text, reading)).filter((pattern) => intersects(pattern, form, budget))
    const hasAll = near.some((pattern) => includes(pattern, form, budget))
    if (except ? near.length === 0 : hasAll) return true
    if (except ? !hasAll : near.length > 0) meant.push((except ? no : yes)(textPart('action', near)))
  }
  return meant
}
