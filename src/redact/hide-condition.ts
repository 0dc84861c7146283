import { ipProblem } from '../policy/check/ip-problem.ts'
import { hideAddress } from './hide-address.ts'
import { issuerClaim } from './hide-condition-key.ts'
import { hideText } from './hide-text.ts'
import { hideValue } from './hide-value.ts'
import type { Hiding } from './hiding.ts'

/** A value that a condition asks for under a key, as the key's kind of value is hidden. */
export function hideConditionValue(
  text: string,
  { operator, key }: { readonly operator: string; readonly key: string },
  hiding: Hiding,
): string {
  const lower = key.toLowerCase()
  if (PLAIN_OPERATOR.test(operator) && PLAIN_VALUE.test(text)) return text
  if (OF_AWS.test(lower) && /^[\w.:*?-]*$/.test(text) && !/\d{12}/.test(text)) return text
  if (/IpAddress/i.test(operator) || lower.endsWith('sourceip')) {
    return ipProblem(text) === null ? hideAddress(text, hiding.key) : hideText(text, hiding)
  }
  if (lower === 'sts:externalid') return hiding.externalId(text)
  if (lower.endsWith(':tagkeys')) return hiding.tagKey(text)
  if (/org(?:id|paths)$/.test(lower)) return hideOrganization(text, hiding)
  return issuerClaim(key) === null ? hideValue(text, hiding) : hideClaim(text, hiding)
}

const PLAIN_OPERATOR = /Bool|Numeric|Date|Null/i
const PLAIN_VALUE = /^(?:true|false|-?\d{1,11}(?:\.\d+)?|\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)$/i

/** Keys whose values are AWS's words: services, regions, kinds, ways to sign. */
const OF_AWS =
  /^(?:aws:(?:requestedregion|calledvia(?:first|last)?|principaltype|principalservicename(?:slist)?)|iam:(?:passedtoservice|awsservicename)|kms:(?:viaservice|grantoperations)|ec2:(?:createaction|region|instancetype)|s3:(?:x-amz-acl|x-amz-server-side-encryption|authtype|signatureversion|signatureage)|saml:sub_type|.*:(?:amr|event_name|ref_type|runner_environment|repository_visibility))$/

function hideOrganization(text: string, hiding: Hiding): string {
  return text
    .split('/')
    .map((part) =>
      part.replace(
        /^(o-|r-|ou-)?(.*)$/s,
        (_, kind: string | undefined, id: string) => `${kind ?? ''}${hideText(id, hiding)}`,
      ),
    )
    .join('/')
}

/** `repo:owner/name:ref:refs/heads/main`: what issuers put between names stays, as far as a pattern shows it. */
function hideClaim(text: string, hiding: Hiding): string {
  const cut = /^([a-z_]+)(?=[*?])/.exec(text)?.[1]
  if (cut !== undefined && [...FORMS].some((form) => `${form}:`.startsWith(cut)))
    return cut + hideText(text.slice(cut.length), hiding)
  if (/^https?:/i.test(text) || text.startsWith('arn:')) return hideValue(text, hiding)
  if (hideValue(text, hiding) === text) return text
  return text
    .split(/([:/])/)
    .map((part) => (FORMS.has(part) ? part : hideText(part, hiding)))
    .join('')
}

/** {@link https://docs.github.com/en/actions/reference/security/oidc}, and the like of others. */
const FORMS: ReadonlySet<string> = new Set([
  'branch',
  'environment',
  'heads',
  'job_workflow_ref',
  'mcp',
  'organization',
  'project',
  'project_path',
  'pull_request',
  'ref',
  'ref_type',
  'refs',
  'repo',
  'repository_owner',
  'run_phase',
  'serviceaccount',
  'system',
  'tags',
  'workspace',
])
