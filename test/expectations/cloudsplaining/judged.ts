import { sharedJson } from '../../support/shared-data.ts'

/** What cloudsplaining looks for in a policy, as it calls it. */
export const KINDS = [
  'PrivilegeEscalation',
  'DataExfiltration',
  'ResourceExposure',
  'CredentialsExposure',
  'InfrastructureModification',
  'ServiceWildcard',
] as const

export type Kind = (typeof KINDS)[number]

/** A policy, and what cloudsplaining found in it: actions, services, or methods of escalation. */
export interface Judged {
  /** The published file, and the name of the policy in it or of the test that it is of. */
  readonly where: string
  readonly document: object
  readonly found: Readonly<Partial<Record<Kind, readonly string[]>>>
}

type Findings = Readonly<Partial<Record<Kind, unknown>>>

interface PublishedPolicy extends Findings {
  readonly PolicyName: string
  readonly PolicyDocument?: object
  readonly PolicyVersionList?: readonly { readonly Document: object; readonly IsDefaultVersion: boolean }[]
}

interface PublishedTest {
  readonly test: string
  readonly checks: readonly { readonly b?: { readonly value?: unknown } }[]
  readonly policies: readonly object[]
}

/** Its results for its own example account, of December 2020. */
export function exampleAccount(): readonly Judged[] {
  const file = 'salesforce__cloudsplaining__example-authz-details.results-2020-12.json'
  const lists = (sharedJson('expectations', file) ?? {}) as Readonly<
    Record<string, Readonly<Record<string, PublishedPolicy>>>
  >
  return ['inline_policies', 'customer_managed_policies', 'aws_managed_policies'].flatMap((list) =>
    Object.values(lists[list] ?? {}).map((policy) => judgedOf('2020-12', policy)),
  )
}

/** The results that its tests expect of single policies, as it judges where no option is given. */
export function testedPolicies(): readonly Judged[] {
  const inline = sharedJson('expectations', 'salesforce__cloudsplaining__test_inline_policy_results.json')
  const constraints = sharedJson(
    'expectations',
    'salesforce__cloudsplaining__test_authorization_file_details_missing_constraints_v2.json',
  )
  const files = ([inline, constraints] as readonly (PublishedPolicy | readonly PublishedPolicy[] | null)[]).flatMap(
    (file) => file ?? [],
  )
  return [...files.map((policy) => judgedOf('file', policy)), ...namedTests()]
}

/** Which checks of a test are about which of its policies, and the kind where a check is of one alone. */
const TESTS: readonly (readonly [test: string, check: number, policy: number, kind?: Kind])[] = [
  ['test_policy_file', 0, 0],
  ['test_excluded_actions_scan_policy_file', 0, 0],
  ['test_policy_finding_for_data_exfiltration', 0, 0],
  ['test_policy_finding_for_resource_exposure', 0, 0],
  ['test_policy_finding_for_privilege_escalation', 0, 0],
  ['test_finding_actions_excluded', 1, 0],
  ['test_checkov_gh_990_condition_restricted_action', 1, 0, 'DataExfiltration'],
  ['test_checkov_gh_990_condition_restricted_action', 4, 1, 'DataExfiltration'],
  ['test_allows_privilege_escalation', 0, 0, 'PrivilegeEscalation'],
  ['test_allows_privilege_escalation_attach_role_policy_without_assume', 0, 0, 'PrivilegeEscalation'],
  ['test_gh_193_AmazonEC2ContainerRegistryReadOnly', 2, 0, 'CredentialsExposure'],
  ['test_gh_278_all_issue_types_respect_conditions_on_policy', 0, 0, 'CredentialsExposure'],
  ['test_gh_278_all_issue_types_respect_conditions_on_policy', 1, 0, 'DataExfiltration'],
  ['test_gh_278_all_issue_types_respect_conditions_on_policy', 2, 0, 'InfrastructureModification'],
  ['test_gh_278_all_issue_types_respect_conditions_on_policy', 3, 0, 'PrivilegeEscalation'],
  ['test_gh_278_all_issue_types_respect_conditions_on_policy', 4, 0, 'ResourceExposure'],
  ['test_gh_278_all_issue_types_respect_conditions_on_policy', 5, 1, 'ServiceWildcard'],
  ['test_gh_278_all_issue_types_respect_conditions_on_policy', 6, 2, 'CredentialsExposure'],
  ['test_gh_278_all_issue_types_respect_conditions_on_policy', 7, 2, 'DataExfiltration'],
  ['test_gh_278_all_issue_types_respect_conditions_on_policy', 8, 2, 'InfrastructureModification'],
  ['test_gh_278_all_issue_types_respect_conditions_on_policy', 9, 2, 'PrivilegeEscalation'],
  ['test_gh_278_all_issue_types_respect_conditions_on_policy', 10, 2, 'ResourceExposure'],
]

function namedTests(): readonly Judged[] {
  const published = sharedJson('expectations', 'salesforce__cloudsplaining__test-expectations.json') as {
    readonly files: Readonly<Record<string, readonly PublishedTest[]>>
  } | null
  const tests = new Map(Object.values(published?.files ?? {}).flatMap((all) => all.map((one) => [one.test, one])))
  if (published === null) return []
  return TESTS.map(([name, check, policy, kind]) => {
    const { checks, policies } = tests.get(name) ?? { checks: [], policies: [] }
    const value = checks[check]?.b?.value
    const document = policies[policy]
    if (value === undefined || document === undefined) throw new RangeError(`${name} has changed`)
    const findings = (kind === undefined ? value : { [kind]: value }) as Findings
    return { where: `test ${name} ${policy}`, document, found: foundIn(findings) }
  })
}

function judgedOf(where: string, policy: PublishedPolicy): Judged {
  const { PolicyName, PolicyDocument, PolicyVersionList } = policy
  const document = PolicyDocument ?? PolicyVersionList?.find(({ IsDefaultVersion }) => IsDefaultVersion)?.Document
  if (document === undefined) throw new RangeError(`${PolicyName} has no document`)
  return { where: `${where} ${PolicyName}`, document, found: foundIn(policy) }
}

/** A kind's findings stand alone, or beside what cloudsplaining says about the kind. */
function foundIn(findings: Findings): Judged['found'] {
  const entries = KINDS.flatMap((kind) => {
    const said = findings[kind] as readonly unknown[] | { readonly findings: readonly unknown[] } | undefined
    if (said === undefined) return []
    const list = ('findings' in said ? said.findings : said) as readonly (string | { readonly type: string })[]
    return [[kind, list.map((one) => (typeof one === 'string' ? one : one.type))] as const]
  })
  return Object.fromEntries(entries)
}
