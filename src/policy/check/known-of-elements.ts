import type { ActionTable } from '../action/table.ts'
import type { Member } from '../document/canonical-json.ts'
import { remembered } from '../../util/remembered.ts'
import { rememberedWeakly } from '../../util/remembered-weakly.ts'
import { type Format, formatOf } from './fits-plainly.ts'
import { formatsTaken } from './formats-taken.ts'
import { type Found, foundBy, rulesOf, type Surroundings } from './found-by.ts'
import { isTexts, rememberedElements } from './remembered-elements.ts'
import { notTaken, resourceTypes } from './resource-types.ts'
import type { Rule } from './rule.ts'
import { RULES } from './rules.ts'
import { itemsOf, type PolicyKind, type Statement } from './subject.ts'

/** What is the same in statements with the same elements; places are told from the statement on. */
export interface KnownElements {
  /** What the rules find that look at neither resources nor values of conditions, rule by rule. */
  readonly found: readonly Found[]
  readonly asked: readonly Asked[]
}

/** An action, or a pattern of actions, of which AWS's lists tell what it can be asked of. */
export interface Asked {
  /** Actions that take the same have the same list. */
  readonly formats: readonly Format[]
  /** What is found where no resource is one of these. */
  readonly otherwise: Found
}

/** What is known of a statement by its elements; null where it is one of which nothing is remembered. */
export function knownOfElements(statement: Statement, { kind, table }: Surroundings): KnownElements | null {
  return knownIn(table)(likeKind(statement, kind))(statement)
}

/** Policies of identities differ only in what is said of principals, which none of them has. */
function likeKind({ json }: Statement, kind: PolicyKind): PolicyKind {
  const isOfIdentity = kind !== 'trust' && kind !== 'resource'
  return isOfIdentity && !Object.hasOwn(json, 'Principal') && !Object.hasOwn(json, 'NotPrincipal') ? 'managed' : kind
}

const knownIn = rememberedWeakly((table: ActionTable) =>
  remembered((kind: PolicyKind) => {
    const finders = rulesOf(undefined).map((rule) =>
      rememberedPart(rule, (statement) => {
        return foundBy([rule], statement, { isOldVersion: statement.version === '2008-10-17', kind, table })
      }),
    )
    const askedOf = rememberedPart({ elements: ['Action'] }, (statement) => askedIn(statement, table))
    return rememberedElements((statement): KnownElements => {
      const alone = { ...statement, path: [] }
      return { found: finders.flatMap((find) => find(alone)), asked: askedOf(alone) }
    })
  }),
)

/** Elements come together in many ways, and are few in themselves. */
function rememberedPart<Value>(
  { elements, textElements }: Pick<Rule, 'elements' | 'textElements'>,
  answer: (statement: Statement) => Value,
): (statement: Statement) => Value {
  const known = rememberedElements(answer)
  return (statement) => {
    const json = Object.entries(statement.json)
      .filter(([name]) => elements?.includes(name) !== false)
      .map(([name, value]): Member => [name, textElements?.includes(name) && isTexts(value) ? 'text' : value])
    const part = { ...statement, json: Object.fromEntries<unknown>(json) }
    return known(part) ?? answer(part)
  }
}

function askedIn(statement: Statement, table: ActionTable): readonly Asked[] {
  const rule = RULES.indexOf(resourceTypes)
  return itemsOf(statement, 'Action').flatMap(({ text, path }): readonly Asked[] => {
    const formats = formatsTaken(table)(text)
    if (formats === null) return []
    return [{ formats: formatsIn(formats), otherwise: { rule, finding: notTaken(text, path, formats) } }]
  })
}

const formatsIn = rememberedWeakly((formats: readonly string[]) => formats.map(formatOf))
