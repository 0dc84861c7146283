import { all, any, type Formula, NEVER, not } from '../policy/formula.ts'
import { partsOfPattern } from '../policy/condition/operators/arn-parts.ts'
import { intersects } from '../policy/pattern/intersects.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import { openVariables } from '../policy/pattern/variables.ts'
import { remembered } from '../util/remembered.ts'

/**
 * What of one account an action can be asked of, as patterns.
 *
 * @param within what it can be asked of at all
 * @returns null where AWS's lists do not tell
 */
export function formsOfAccount(within: Formula, account: string): readonly string[] | null {
  if (within.is !== 'resource' || within.among.except) return null
  return [...new Set(within.among.patterns.map((form) => form.replace(ANY_ACCOUNT, `$1${account}:`)))]
}

/** A format of ARNs, whose variable parts are open, up to its account. */
const ANY_ACCOUNT = /^(arn:[^:]*:[^:]*:[^:]*:)\*:/

/**
 * A formula in which no Allow by resources of another account is left. A wildcard within an ARN could stand for its
 * account too, as far as texts go: no resource is named so.
 */
export function ofAccount(formula: Formula, account: string, isWanted = true): Formula {
  switch (formula.is) {
    case 'resource': {
      const { patterns, except } = formula.among
      if (!isWanted || except) return formula
      const own = patterns.filter((text) => mayBeOf(account)(text))
      if (own.length === patterns.length) return formula
      return own.length === 0 ? NEVER : { is: 'resource', among: { patterns: own, except } }
    }
    case 'not':
      return not(ofAccount(formula.of, account, !isWanted))
    case 'all':
      return all(formula.of.map((part) => ofAccount(part, account, isWanted)))
    case 'any':
      return any(formula.of.map((part) => ofAccount(part, account, isWanted)))
    case 'always':
    case 'never':
    case 'test':
    case 'unknown':
      return formula
    default:
      return formula satisfies never
  }
}

/** Whether a pattern of resources may take one of an account, by the part of the ARN that says whose it is. */
const mayBeOf = remembered((account: string) => {
  const own = parsePattern(account)
  return remembered((text: string): boolean => {
    const owner = partsOfPattern(openVariables(parsePattern(text)))?.[4]
    return owner === undefined || !intersects(owner, SOME_ACCOUNT) || intersects(owner, own)
  })
})

const SOME_ACCOUNT = parsePattern('?'.repeat(12))
