import { byKeys } from '../../model/compare.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { PlacedFinding } from '../../policy/check/finding.ts'
import { pathText } from '../../policy/check/path-text.ts'
import { type CheckedDocument, checkedDocuments } from '../shared/policies/checked-documents.ts'
import { defineQuery, type QueryRow } from '../query.ts'

const columns = [
  'policyArn',
  'policyId',
  'resourceArn',
  'resourceId',
  'policyName',
  'version',
  'statement',
  'path',
  'code',
  'level',
  'message',
  'found',
  'expected',
] as const

type LintRow = QueryRow<(typeof columns)[number]>

export default defineQuery({
  name: 'policy-lint',
  title: 'Mistakes in policy documents of the account: names that do not exist, conditions that never match',
  kind: 'finding',
  severity: 'low',
  version: 4,
  message: '{message}[, in {policyName}][, at {path}]',
  identity: ['policyName', 'code', 'found', 'expected'],
  needs: ['users', 'groups', 'roles', 'customer-policies'],
  params: {
    levels: {
      type: 'list',
      default: ['error', 'warning', 'info'],
      describe: 'Which findings to list, of error, warning and info',
    },
  },
  columns,
  expendable: ['resourceId', 'policyId', 'found', 'path', 'version', 'level', 'policyName', 'evidence', 'code'],
  remediation:
    'Mend the document at the place named; rolecall policy check does the same for a file before it is put into force.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_policy-validator.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
  ],

  *run(context) {
    const { levels } = context.params
    for (const document of checkedDocuments(context)) {
      const wanted = document.findings.filter(
        ({ code, severity }) => levels.includes(severity) && !OF_OTHER_QUERIES.has(code),
      )
      const placed = wanted.map((finding) => ({ finding, path: pathText(finding.path) }))
      for (const { finding, path } of placed.sort(byPlace)) yield rowOf(document, finding, path)
    }
  },
})

/** What role-trust-stale-principal, policy-allow-notaction, -notresource and role-trust-deny-or-notprincipal find. */
const OF_OTHER_QUERIES: ReadonlySet<string> = new Set([
  'NOT_ACTION_ALLOW',
  'NOT_PRINCIPAL_ALLOW',
  'NOT_RESOURCE_ALLOW',
  'PRINCIPAL_DELETED',
])

function rowOf(document: CheckedDocument, finding: PlacedFinding, path: string): LintRow {
  const { policyArn, policyId, resourceArn, resourceId, policyName, version } = document.place
  const { code, severity, message, found, expected, statement } = finding
  return {
    values: {
      policyArn,
      policyId,
      resourceArn,
      resourceId,
      policyName,
      version,
      statement,
      path,
      code,
      level: severity,
      message,
      found,
      expected,
    },
    evidence: [evidenceOf(document, finding, path)],
  }
}

function evidenceOf({ place, isTrust }: CheckedDocument, finding: PlacedFinding, path: string): Evidence {
  const of = place.policyArn ?? place.resourceArn ?? ''
  const { statement, sid, effect } = finding
  if (statement === null || isTrust) {
    const name = isTrust ? 'AssumeRolePolicyDocument' : 'Document'
    return { kind: 'attribute', of, name: path === '' ? name : `${name}.${path}`, value: finding.found }
  }
  const policyName = place.policyArn === null ? place.policyName : null
  return { kind: 'statement', policyArn: of, policyName, version: place.version, statement, sid, effect }
}

interface Placed {
  readonly finding: PlacedFinding
  readonly path: string
}

const byText = byKeys<Placed>(
  ({ path }) => path,
  ({ finding }) => finding.code,
  ({ finding }) => finding.message,
)

function byPlace(a: Placed, b: Placed): number {
  return (a.finding.statement ?? -1) - (b.finding.statement ?? -1) || byText(a, b)
}
