import { type Caller, callerFormula } from './caller.ts'
import { holds } from './condition/holds.ts'
import type { PatternSet, Policy, PolicyStatement } from './document/policy.ts'
import type { Formula } from './formula.ts'
import { matches } from './pattern/matches.ts'
import { parsePattern } from './pattern/parse.ts'
import { withValues } from './pattern/variables.ts'
import type { Context, DocumentEffect, PolicyRequest } from './request.ts'

/**
 * What one document says of one request: an explicit Deny outdoes an Allow.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html}
 *
 * @param caller who asks; left out, statements apply whomever they name
 * @returns `undecided` where a statement that cannot be decided could change the answer
 * @example evaluate({ statements: [], undecidable: null }, { action: 's3:GetObject', resource: 'arn:aws:s3:::oven/bun', context: new Map() }) // 'none'
 */
export function evaluate(policy: Policy, request: PolicyRequest, caller?: Caller): DocumentEffect | 'undecided' {
  if (policy.undecidable !== null) return 'undecided'
  const found = policy.statements.map((statement) => ({ statement, applies: appliesTo(statement, request, caller) }))
  const certain = found.filter(({ applies }) => applies === true).map(({ statement }) => statement)
  const open = found.filter(({ applies }) => applies === 'undecided').map(({ statement }) => statement)
  if (certain.some(({ effect }) => effect === 'Deny')) return 'deny'
  if (open.some(({ effect }) => effect !== 'Allow')) return 'undecided'
  if (certain.some(({ effect }) => effect === 'Allow')) return 'allow'
  return open.length > 0 ? 'undecided' : 'none'
}

/** Three-valued: `undecided` only where everything that can be read of the statement fits. */
function appliesTo(statement: PolicyStatement, request: PolicyRequest, caller: Caller | undefined): Truth {
  const { actions, resources, principals, conditions, undecidable } = statement
  const action = request.action.toLowerCase()
  if (actions.patterns.some((pattern) => matches(parsePattern(pattern), action)) === actions.except) return false
  if (resources !== null && !isAmong(resources, request)) return false
  return both([
    undecidable === null ? true : 'undecided',
    ...(principals === null || caller === undefined ? [] : [truth(callerFormula(principals, caller), request.context)]),
    ...conditions.map((test) => holds(test, request.context)),
  ])
}

function isAmong({ patterns, except }: PatternSet, { resource, context }: PolicyRequest): boolean {
  const isOne = patterns.some((text) => {
    const pattern = withValues(parsePattern(text), (key) => valueOf(key, context))
    return pattern !== null && matches(pattern, resource)
  })
  return isOne !== except
}

/** A key with several values stands for none of them. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html} */
function valueOf(key: string, context: Context): string | null {
  const value = context.get(key)
  return typeof value === 'string' ? value : null
}

type Truth = boolean | 'undecided'

/** Whether a formula holds of a request. */
export function truth(formula: Formula, context: Context): Truth {
  switch (formula.is) {
    case 'always':
      return true
    case 'never':
      return false
    case 'unknown':
    case 'resource':
      return 'undecided'
    case 'test':
      return holds(formula.test, context)
    case 'not':
      return opposite(truth(formula.of, context))
    case 'all':
      return both(formula.of.map((part) => truth(part, context)))
    case 'any':
      return opposite(both(formula.of.map((part) => opposite(truth(part, context)))))
    default:
      return formula satisfies never
  }
}

function both(parts: readonly Truth[]): Truth {
  return parts.includes(false) ? false : parts.includes('undecided') ? 'undecided' : true
}

function opposite(value: Truth): Truth {
  return value === 'undecided' ? value : !value
}
