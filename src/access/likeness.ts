import type { Principal } from '../model/entity.ts'
import type { Formula } from '../policy/formula.ts'
import { remembered } from '../util/remembered.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'
import type { Asker } from './asker.ts'
import type { Bearing } from './bearing.ts'
import { formulaKeys } from './formula-keys.ts'
import type { KnownKey } from './principal-facts.ts'
import type { Sides } from './sides.ts'

/**
 * A text that is the same for principals of whom the same must be decided: what the statements that bear on them say, side
 * by side, wherever these stand; the account; whether SCPs bind them; and what is known of each key that is asked for.
 *
 * @returns null for somebody beyond the night, for one session, and where a policy of the resource may name whoever asks
 */
export function likenessIn(factsOf: (principal: Principal) => KnownKey): (asker: Asker, sides: Sides) => string | null {
  const mark = markFormulas()
  return ({ caller, principal, session }, { identity, boundary, scps, resource, isOthers }) => {
    if (principal === null || session !== undefined || identity === null || resource !== null) return null
    const keys = new Set<string>()
    const said = (bearings: readonly Bearing[]): string => {
      let text = ''
      for (const { effect, when } of bearings) {
        const { number, keys: own } = mark(when)
        text += `${effect === 'Allow' ? '+' : '-'}${number}`
        for (const key of own) keys.add(key)
      }
      return text
    }
    const limits = boundary === null ? '' : `/${said(boundary)}`
    const levels = scps.map((level) => `|${said(level)}`).join('')
    const text = `${caller.account} ${isOthers} ${said(identity)}${limits}${levels}`
    if (keys.size === 0) return text
    const known = factsOf(principal)
    return text + JSON.stringify([...keys].map((key) => [openOr(known(key)), sessionIn(key, principal)]))
  }
}

/** What a formula is told by: equal ones have one number. */
interface Mark {
  readonly number: number
  /** The keys that it asks for. */
  readonly keys: readonly string[]
}

function markFormulas(): (formula: Formula) => Mark {
  let last = 0
  const number = remembered((_text: string) => ++last)
  return rememberedWeakly((formula: Formula): Mark => {
    return { number: number(JSON.stringify(formula)), keys: [...formulaKeys(formula)] }
  })
}

/** Sessions of a role are known by its id, which no fact tells. */
function sessionIn(key: string, { kind, id }: Principal): string | null {
  return key === 'aws:userid' && kind === 'role' ? id : null
}

/** Open and missing are told apart from any value, as JSON does not by itself. */
function openOr(value: ReturnType<KnownKey>): unknown {
  return value === undefined ? 0 : value
}
