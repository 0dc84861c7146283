import { all, any, type Formula, NEVER, not } from '../policy/formula.ts'
import { partsOfPattern } from '../policy/condition/operators/arn-parts.ts'
import { intersects } from '../policy/pattern/intersects.ts'
import { parsePattern } from '../policy/pattern/parse.ts'
import type { Pattern } from '../policy/pattern/pattern.ts'
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
 * A formula in which no Allow by resources is left that are none of a form: of another account, or of another type. A
 * wildcard within an ARN could stand for several of its parts, as far as texts go: no resource is named so.
 *
 * @param form as {@link formsOfAccount} gives it
 */
export function ofForm(formula: Formula, form: string, isWanted = true): Formula {
  switch (formula.is) {
    case 'resource': {
      const { patterns, except } = formula.among
      if (!isWanted || except) return formula
      const own = patterns.filter((text) => mayBeOf(form)(text))
      if (own.length === patterns.length) return formula
      return own.length === 0 ? NEVER : { is: 'resource', among: { patterns: own, except } }
    }
    case 'not':
      return not(ofForm(formula.of, form, !isWanted))
    case 'all':
      return all(formula.of.map((part) => ofForm(part, form, isWanted)))
    case 'any':
      return any(formula.of.map((part) => ofForm(part, form, isWanted)))
    case 'always':
    case 'never':
    case 'test':
    case 'unknown':
      return formula
    default:
      return formula satisfies never
  }
}

/**
 * Whether a pattern may take a resource of a form, account by account and what follows by what follows. One that is
 * written without all its parts says too little to tell; without an account, AWS's own are meant, such as documents of
 * Systems Manager.
 */
const mayBeOf = remembered((form: string) => {
  const [, , service, , account, resource] = read(form) ?? []
  return remembered((text: string): boolean => {
    const parts = read(text)
    const [, , ofService, , owner, rest] = parts ?? []
    if (!account || !resource || !owner || !rest) return true
    if (owner.text !== '' && !intersects(owner, SOME_ACCOUNT)) return true
    if (owner.text !== '' && !intersects(owner, account)) return false
    const isAny = owner.tokens.some(({ is }) => is !== 'text')
    const isWhole = isSame(ofService, service) && !(isAny && hasColon(resource) && !hasColon(rest))
    return !isWhole || intersects(rest, resource)
  })
})

const SOME_ACCOUNT = parsePattern('?'.repeat(12))

function read(text: string): readonly Pattern[] | null {
  return partsOfPattern(openVariables(parsePattern(text)))
}

function isSame(one: Pattern | undefined, other: Pattern | undefined): boolean {
  return one !== undefined && one.text === other?.text
}

/** Whether a resource has several parts: a wildcard for the account may then stand for the first of them, too. */
function hasColon({ text }: Pattern): boolean {
  return text.includes(':')
}
