import type { CodeMeaning, Finding } from './finding.ts'
import type { Subject } from './subject.ts'

/** One thing that is looked for in a policy document. */
export interface Rule {
  /** Every code that it gives. */
  readonly codes: Readonly<Record<string, CodeMeaning>>
  /**
   * What decides what it finds: the document as a whole; of each statement its resources with its actions, the values of
   * its conditions, or else the other elements: what it found in them is then said of every statement with the same.
   */
  readonly looksAt?: 'document' | 'resources' | 'values'
  /** The only elements of statements that it looks at; all where this is missing. */
  readonly elements?: readonly string[]
  /** Elements of which it only sees whether they are texts, whatever these say. */
  readonly textElements?: readonly string[]
  find(subject: Subject): Iterable<Finding>
}

/** The pages that several rules rest on. */
export const PAGES = {
  grammar: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
  actions:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  operators: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  manyValues:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
  globalKeys: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  arns: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  checks: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
} as const
