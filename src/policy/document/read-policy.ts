import type { PolicyDocument } from '../../model/document.ts'
import { isObject } from './canonical-json.ts'
import type { Policy, PolicyStatement } from './policy.ts'
import { readStatement } from './read-statement.ts'

/** A recorded document as a {@link Policy}; one that was not read without loss is undecidable as a whole. */
export function readPolicy({ parsed, raw, json }: PolicyDocument): Policy {
  if (!parsed) return undecided('it is not a JSON object')
  if (raw !== null) return undecided('a key stands twice in one object, or a number is one that JSON rounds')
  return readPolicyJson(json)
}

/**
 * A parsed document as a {@link Policy}. Nothing is dropped: what cannot be read leaves its statement, or all of the
 * document, undecidable.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html}
 *
 * @example readPolicyJson({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'S3:*', Resource: '*' } }).statements[0]?.actions.patterns // ['s3:*']
 */
export function readPolicyJson(json: unknown): Policy {
  if (!isObject(json)) return undecided('it is not a JSON object')
  let version: unknown = '2008-10-17'
  let given: unknown
  for (const name of Object.keys(json)) {
    if (name === 'Statement') given = json[name]
    else if (name === 'Version') version = json[name]
    else if (name !== 'Id') return undecided(`it has a member that IAM does not know: ${name}`)
  }
  if (version !== '2012-10-17' && version !== '2008-10-17') {
    return undecided(`its Version is ${JSON.stringify(version)}, expected "2012-10-17" or "2008-10-17"`)
  }
  if (given === undefined) return undecided('it has no Statement')
  const list: readonly unknown[] = Array.isArray(given) ? given : [given]
  const statements: PolicyStatement[] = []
  for (const [index, statement] of list.entries()) {
    if (!isObject(statement)) return undecided(`its statement ${index} is not an object`)
    statements.push(readStatement(statement, index, version))
  }
  return { statements, undecidable: null }
}

function undecided(why: string): Policy {
  return { statements: [], undecidable: why }
}
