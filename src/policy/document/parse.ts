import { membersOf } from '../../util/members.ts'

/** A statement as a tolerant reader sees it: lists are lists, whatever the spelling; nothing is dropped. */
export interface Statement {
  /** Place in the document, from 0. */
  readonly index: number
  readonly sid: string | null
  readonly effect: 'Allow' | 'Deny' | null
  /** The statement as it stands. */
  readonly source: ReadonlyMap<string, unknown>
}

/**
 * The statements of a policy document: one object and a list of objects are the same.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html}
 *
 * @param json the parsed document, or undefined where it did not parse
 * @returns no statements where the document has none that is an object
 */
export function parseStatements(json: unknown): readonly Statement[] {
  const statements = membersOf(json).get('Statement')
  return listOf(statements).flatMap((statement, index) => {
    const source = membersOf(statement)
    if (source.size === 0) return []
    const sid = source.get('Sid')
    const effect = source.get('Effect')
    return [
      {
        index,
        sid: typeof sid === 'string' && sid !== '' ? sid : null,
        effect: effect === 'Allow' || effect === 'Deny' ? effect : null,
        source,
      },
    ]
  })
}

/** A scalar is a list of one; a missing value is a list of none. */
export function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

/** The strings of a scalar or list; numbers and booleans become text, since IAM reads them so. */
export function stringsOf(value: unknown): readonly string[] {
  return listOf(value).flatMap((item) =>
    typeof item === 'string' ? [item] : typeof item === 'number' || typeof item === 'boolean' ? [String(item)] : [],
  )
}
