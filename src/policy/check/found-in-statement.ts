import type { ActionTable } from '../action/table.ts'
import { remembered } from '../../util/remembered.ts'
import { rememberedWeakly } from '../../util/remembered-weakly.ts'
import type { Finding, Path } from './finding.ts'
import { fitsPlainly, type Format, formatOf } from './fits-plainly.ts'
import { formatsTaken } from './formats-taken.ts'
import { writtenTexts } from './may-cover.ts'
import { isPlainArn, type PlainArn, plainArn } from './plain-arn.ts'
import { rememberedElements } from './remembered-elements.ts'
import { notTaken, resourceTypes } from './resource-types.ts'
import { RULES } from './rules.ts'
import { itemsOf, type PolicyKind, type Statement, type Subject } from './subject.ts'
import { hasSoundValues } from './values.ts'

type Surroundings = Pick<Subject, 'isOldVersion' | 'kind' | 'table'>

/** A finding, and the place among all rules of the one that found it. */
export interface Found {
  readonly rule: number
  readonly finding: Finding
}

/** In the order of the rules. */
export function byRule(a: Found, b: Found): number {
  return a.rule - b.rule
}

/**
 * What rules of statements find in one, rule by rule. What they find in its elements is remembered, and said of others
 * in which these are the same; of resources that are written plainly it is only asked whether the actions take them.
 */
export function foundInStatement(statement: Statement, surroundings: Surroundings): readonly Found[] {
  const known = knownIn(surroundings.table)(likeKind(statement, surroundings.kind))(statement)
  const elements = known === null ? ofRules(ELEMENT_RULES, statement, surroundings) : moved(known.found, statement.path)
  const resources = inResources(statement, known, surroundings)
  const values = hasSoundValues(statement) ? NONE : ofRules(VALUE_RULES, statement, surroundings)
  if (resources.length === 0 && values.length === 0) return elements
  return [...elements, ...resources, ...values].sort(byRule)
}

const NONE: readonly Found[] = []
const ORDERED = RULES.map((rule, order) => ({ ...rule, order }))
const ELEMENT_RULES = ORDERED.filter(({ looksAt }) => looksAt === undefined)
const RESOURCE_RULES = ORDERED.filter(({ looksAt }) => looksAt === 'resources')
const VALUE_RULES = ORDERED.filter(({ looksAt }) => looksAt === 'values')

function ofRules(
  rules: typeof ORDERED,
  statement: Statement,
  { isOldVersion, kind, table }: Surroundings,
): readonly Found[] {
  const alone: Subject = { text: '', json: { Statement: {} }, isOldVersion, kind, table, statements: [statement] }
  return rules.flatMap(({ order, find }) => [...find(alone)].map((finding) => ({ rule: order, finding })))
}

/** What is the same in statements with the same elements; places are told from the statement on. */
interface Known {
  readonly found: readonly Found[]
  readonly asked: readonly Asked[]
}

/** An action, or a pattern of actions, of which AWS's lists tell what it can be asked of. */
interface Asked {
  readonly formats: readonly Format[]
  /** What is found where no resource is one of these. */
  readonly otherwise: Found
}

/** Policies of identities differ only in what is said of principals, which none of them has. */
function likeKind({ json }: Statement, kind: PolicyKind): PolicyKind {
  const isOfIdentity = kind !== 'trust' && kind !== 'resource'
  return isOfIdentity && !Object.hasOwn(json, 'Principal') && !Object.hasOwn(json, 'NotPrincipal') ? 'managed' : kind
}

const knownIn = rememberedWeakly((table: ActionTable) =>
  remembered((kind: PolicyKind) =>
    rememberedElements((statement): Known => {
      const alone = { ...statement, path: [] }
      const surroundings = { isOldVersion: statement.version === '2008-10-17', kind, table }
      return { found: ofRules(ELEMENT_RULES, alone, surroundings), asked: askedIn(alone, table) }
    }),
  ),
)

function askedIn(statement: Statement, table: ActionTable): readonly Asked[] {
  const rule = RULES.indexOf(resourceTypes)
  return itemsOf(statement, 'Action').flatMap(({ text, path }): readonly Asked[] => {
    const formats = formatsTaken(table)(text)
    if (formats === null) return []
    return [{ formats: formatsIn(formats), otherwise: { rule, finding: notTaken(text, path, formats) } }]
  })
}

/** Actions that take the same have the same list, here too. */
const formatsIn = rememberedWeakly((formats: readonly string[]) => formats.map(formatOf))

function moved(found: readonly Found[], start: Path): readonly Found[] {
  if (found.length === 0) return NONE
  return found.map(({ rule, finding: { code, message, path, atName, found, expected } }) => {
    const finding = { code, message, path: [...start, ...path], found, expected }
    return { rule, finding: atName === undefined ? finding : { ...finding, atName } }
  })
}

/** Nothing is wrong with `*`, nor with plain ARNs, but that no action may take them. */
function inResources(statement: Statement, known: Known | null, surroundings: Surroundings): readonly Found[] {
  const { json, path } = statement
  const isExcept = Object.hasOwn(json, 'NotResource')
  if (!isExcept && !Object.hasOwn(json, 'Resource')) return NONE
  const texts = writtenTexts(json['Resource'])
  const isPlain = !isExcept && texts?.every((text) => text === '*' || isPlainArn(text))
  if (known === null || texts === null || !isPlain) return ofRules(RESOURCE_RULES, statement, surroundings)
  return texts.includes('*') ? NONE : moved(notTakenBy(known.asked, texts), path)
}

function notTakenBy(asked: readonly Asked[], texts: readonly string[]): readonly Found[] {
  const arns: PlainArn[] = []
  const found: Found[] = []
  let last: readonly Format[] | null = null
  let isTaken = true
  for (const { formats, otherwise } of asked) {
    if (formats !== last) {
      last = formats
      isTaken = false
      for (let index = 0; !isTaken && index < texts.length; index++) {
        const arn = (arns[index] ??= plainArn(texts[index] ?? ''))
        isTaken = formats.some((format) => fitsPlainly(arn, format))
      }
    }
    if (!isTaken) found.push(otherwise)
  }
  return found
}
