import { byCodeUnit } from '../model/compare.ts'
import { members, stringsOf, type Statement } from '../policy/document/parse.ts'

/**
 * What a statement asks of a request, one text a condition key, sorted.
 *
 * @example conditionTests({ source: new Map([['Condition', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }]]) }) // ['StringEquals aws:PrincipalOrgID o-a1b2c3d4e5']
 */
export function conditionTests(statement: Statement): readonly string[] {
  return tests(statement)
    .map(({ operator, key, values }) => `${operator} ${key} ${values.join(' | ')}`)
    .toSorted(byCodeUnit)
}

/**
 * Whether a statement lets in only callers that give an external id; one that lets in callers without, does not.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html}
 */
export function requiresExternalId(statement: Statement): boolean {
  return tests(statement).some(
    ({ operator, key }) =>
      key.toLowerCase() === 'sts:externalid' &&
      /^(?:ForAnyValue:)?String(?:Equals|Like|EqualsIgnoreCase)$/i.test(operator),
  )
}

function tests({ source }: Statement): readonly { operator: string; key: string; values: readonly string[] }[] {
  return [...members(source.get('Condition'))].flatMap(([operator, keys]) =>
    [...members(keys)].map(([key, values]) => ({ operator, key, values: stringsOf(values) })),
  )
}
