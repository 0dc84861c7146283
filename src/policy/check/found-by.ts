import type { Finding } from './finding.ts'
import type { Rule } from './rule.ts'
import { RULES } from './rules.ts'
import type { Statement, Subject } from './subject.ts'

/** A finding, and the place among all rules of the one that found it. */
export interface Found {
  readonly rule: number
  readonly finding: Finding
}

/** In the order of the rules. */
export function byRule(a: Found, b: Found): number {
  return a.rule - b.rule
}

/** What a statement stands in. */
export type Surroundings = Pick<Subject, 'kind' | 'table'>

/** A rule, and its place among all. */
export type OrderedRule = Rule & { readonly order: number }

/** The rules that look at one thing: see {@link Rule.looksAt}. */
export function rulesOf(looksAt: Rule['looksAt']): readonly OrderedRule[] {
  return RULES.map((rule, order) => ({ ...rule, order })).filter((rule) => rule.looksAt === looksAt)
}

/** What rules find in a document, rule by rule. */
export function foundBy(rules: readonly OrderedRule[], subject: Subject): readonly Found[] {
  const all: Found[] = []
  for (const { order, find } of rules) {
    for (const finding of find(subject)) all.push({ rule: order, finding })
  }
  return all
}

/** What rules of statements find in one. */
export function foundInOne(
  rules: readonly OrderedRule[],
  statement: Statement,
  { kind, table }: Surroundings,
): readonly Found[] {
  const isOldVersion = statement.version === '2008-10-17'
  return foundBy(rules, { text: '', json: { Statement: {} }, isOldVersion, kind, table, statements: [statement] })
}
