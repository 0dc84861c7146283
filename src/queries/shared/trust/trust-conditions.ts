import { byCodeUnit } from '../../../model/compare.ts'
import { stringsOf, type Statement } from '../../../policy/document/parse.ts'
import { membersOf } from '../../../util/members.ts'

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

/**
 * The organisations whose members a statement's conditions speak for, each once, sorted; those they keep out are left
 * out, and a path within an organisation is the organisation.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgpaths}
 */
export function organizationsNamed(statement: Statement): readonly string[] {
  const ids = tests(statement)
    .filter(({ operator, key }) => ORGANIZATION.test(key) && LETS_IN.test(operator))
    .flatMap(({ values }) => values.map((value) => value.replace(/\/.*$/s, '')))
  return [...new Set(ids.filter((id) => id.startsWith('o-')))].toSorted(byCodeUnit)
}

const ORGANIZATION = /^aws:principalorg(?:id|paths)$/i
const LETS_IN = /^(?:for(?:any|all)values?:)?string(?:equals|equalsignorecase|like)(?:ifexists)?$/i

function tests({ source }: Statement): readonly { operator: string; key: string; values: readonly string[] }[] {
  return [...membersOf(source.get('Condition'))].flatMap(([operator, keys]) =>
    [...membersOf(keys)].map(([key, values]) => ({ operator, key, values: stringsOf(values) })),
  )
}
