import { byCodeUnit } from '../../model/compare.ts'
import { canonicalJson, type Member, sortedObject } from './canonical-json.ts'
import { normaliseStatement } from './normalise-statement.ts'
import { listOf } from './parse.ts'
import { membersOf } from '../../util/members.ts'

/** A policy document reduced to what can have an effect. */
export interface NormalForm {
  /** The policy language's version, on which it depends whether `${…}` is a variable. */
  readonly version: unknown
  /** Canonical JSON of each statement, sorted, each once. */
  readonly statements: readonly string[]
  /** Members that IAM does not know: kept, since what they do is unknown. */
  readonly unknown: Readonly<Record<string, unknown>>
}

/**
 * The normal form of a policy document: two documents with equal forms mean the same. Spelling alone is normalised, so
 * that documents which mean the same by way of wildcards still differ. A missing Version is the old one.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_id.html}
 *
 * @param json the parsed document
 * @param partition the partition of the account that holds it: what a bare account id in a Principal stands for
 */
export function normaliseDocument(json: unknown, partition = 'aws'): NormalForm {
  const document = membersOf(json)
  const unknown: Member[] = []
  for (const [name, value] of document) {
    if (!KNOWN.has(name)) unknown.push([name, canonicalJson(value)])
  }
  const statements = new Set<string>()
  for (const statement of listOf(document.get('Statement'))) statements.add(normaliseStatement(statement, partition))
  return {
    version: document.has('Version') ? canonicalJson(document.get('Version')) : '2008-10-17',
    statements: [...statements].sort(byCodeUnit),
    unknown: sortedObject(unknown),
  }
}

const KNOWN = new Set(['Version', 'Id', 'Statement'])
