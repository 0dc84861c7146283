import { hasTestsTogether } from './contradictions.ts'
import type { Path } from './finding.ts'
import { fitsPlainly, type Format } from './fits-plainly.ts'
import { byRule, type Found, foundInOne, rulesOf, type Surroundings } from './found-by.ts'
import { type Asked, type KnownElements, knownOfElements } from './known-of-elements.ts'
import { writtenTexts } from './may-cover.ts'
import { isPlainArn, type PlainArn, plainArn } from './plain-arn.ts'
import type { Statement } from './subject.ts'
import { hasSoundValues } from './values.ts'

/**
 * What rules of statements find in one, rule by rule. What they find in its elements is remembered, and said of others
 * in which these are the same; of resources that are written plainly it is only asked whether the actions take them.
 */
export function foundInStatement(statement: Statement, surroundings: Surroundings): readonly Found[] {
  const known = knownOfElements(statement, surroundings)
  const elements = known === null ? foundInOne(ELEMENTS, statement, surroundings) : moved(known.found, statement.path)
  const resources = inResources(statement, known, surroundings)
  const arePlain = hasSoundValues(statement) && !hasTestsTogether(statement)
  const values = arePlain ? NONE : foundInOne(VALUES, statement, surroundings)
  if (resources.length === 0 && values.length === 0) return elements
  return [...elements, ...resources, ...values].sort(byRule)
}

const NONE: readonly Found[] = []
const ELEMENTS = rulesOf(undefined)
const RESOURCES = rulesOf('resources')
const VALUES = rulesOf('values')

function moved(found: readonly Found[], start: Path): readonly Found[] {
  if (found.length === 0) return NONE
  return found.map(({ rule, finding: { code, message, path, atName, found, expected } }) => {
    const finding = { code, message, path: [...start, ...path], found, expected }
    return { rule, finding: atName === undefined ? finding : { atName, ...finding } }
  })
}

/** Nothing is wrong with `*`, nor with plain ARNs, but that no action may take them. */
function inResources(statement: Statement, known: KnownElements | null, surroundings: Surroundings): readonly Found[] {
  const { json, path } = statement
  const isExcept = Object.hasOwn(json, 'NotResource')
  if (!isExcept && !Object.hasOwn(json, 'Resource')) return NONE
  const texts = writtenTexts(json['Resource'])
  const isPlain = !isExcept && texts?.every((text) => text === '*' || isPlainArn(text))
  if (known === null || texts === null || !isPlain) return foundInOne(RESOURCES, statement, surroundings)
  return texts.includes('*') ? NONE : moved(notTakenBy(known.asked(), texts), path)
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
