import type { ActionTable } from '../action/table.ts'
import { once } from '../../util/once.ts'
import { remembered } from '../../util/remembered.ts'
import { rememberedWeakly } from '../../util/remembered-weakly.ts'
import { type Format, formatOf } from './fits-plainly.ts'
import { formatsTaken } from './formats-taken.ts'
import { type Found, foundInOne, rulesOf, type Surroundings } from './found-by.ts'
import { rememberedElements } from './remembered-elements.ts'
import { notTaken, resourceTypes } from './resource-types.ts'
import { RULES } from './rules.ts'
import { itemsOf, type PolicyKind, type Statement } from './subject.ts'

/** What is the same in statements with the same elements; places are told from the statement on. */
export interface KnownElements {
  /** What the rules find that look at neither resources nor values of conditions, rule by rule. */
  readonly found: readonly Found[]
  /** Most statements of every action are on every resource: nothing asks of all actions what they take. */
  readonly asked: () => readonly Asked[]
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

/** Elements come together in many ways, and are few in themselves: each rule is asked once for those that it looks at. */
const knownIn = rememberedWeakly((table: ActionTable) =>
  remembered((kind: PolicyKind) => {
    const finders = rulesOf(undefined).map((rule) => {
      const find = (statement: Statement): readonly Found[] => foundInOne([rule], statement, { kind, table })
      const known = rememberedElements(find, rule)
      return (statement: Statement) => known(statement) ?? find(statement)
    })
    const askedOf = rememberedElements((statement) => askedIn(statement, table), { elements: ['Action'] })
    return rememberedElements((statement): KnownElements => {
      const alone = { ...statement, path: [] }
      const asked = once(() => askedOf(alone) ?? askedIn(alone, table))
      return { found: finders.flatMap((find) => find(alone)), asked }
    })
  }),
)

function askedIn(statement: Statement, table: ActionTable): readonly Asked[] {
  const rule = RULES.indexOf(resourceTypes)
  return itemsOf(statement, 'Action').flatMap(({ text, path }): readonly Asked[] => {
    const formats = formatsTaken(table)(text)
    if (formats === null) return []
    return [{ formats: formatsIn(formats), otherwise: { rule, finding: notTaken(text, path, formats) } }]
  })
}

const formatsIn = rememberedWeakly((formats: readonly string[]) => formats.map(formatOf))
