import { byKeys } from '../../model/compare.ts'
import type { Role } from '../../model/entity.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Cell } from '../../model/rows.ts'
import type { ActionTable } from '../../policy/action/table.ts'
import type { PolicyStatement } from '../../policy/document/policy.ts'
import { chosenPolicies, OWNERS } from '../shared/policies/chosen-policies.ts'
import { type FoundPolicy, POLICY_COLUMNS, policyCells, statementEvidence } from '../shared/policies/found-policy.ts'
import { isUndecidedOfMfa } from '../shared/policies/mfa.ts'
import { type MfaFlaw, mfaFlaws } from '../shared/policies/mfa-flaws.ts'
import { leaveStatementOpen } from '../shared/policies/open-statements.ts'
import { defineQuery, type Params, type QueryContext } from '../query.ts'

export default defineQuery({
  name: 'policy-bad-mfa-condition',
  title: 'Policies and trust policies that mean to ask for MFA and do not',
  kind: 'finding',
  severity: 'high',
  version: 4,
  message: 'means to ask for MFA and {flaw}[, in {policyName}][: {actions}]',
  identity: ['policyName', 'flaw'],
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: [...POLICY_COLUMNS, 'statement', 'sid', 'flaw', 'actions'],
  remediation:
    'Allow with Bool "true" of aws:MultiFactorAuthPresent, deny with BoolIfExists "false"; spare only what a user needs to begin with MFA.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html',
  ],

  *run(context) {
    const table = context.actions()
    const found = [...chosenPolicies(context)]
    const flawed: readonly FlawedRow[] = [
      ...found.flatMap((policy) => policyRows(context, policy, table)),
      ...context.account.roles().flatMap((role) => trustRows(context, role, table)),
    ]
    yield* flawed.toSorted((a, b) => byPlace(a, b) || a.values.statement - b.values.statement)
  },
})

interface FlawedRow {
  readonly values: { readonly [Column in (typeof POLICY_COLUMNS)[number]]: string | null } & {
    readonly statement: number
    readonly sid: string | null
    readonly flaw: string
    readonly actions: Cell
  }
  readonly evidence: readonly Evidence[]
}

/** Trust policies stand before the embedded policies of their role. */
const byPlace = byKeys<FlawedRow>(
  ({ values }) => values.policyArn ?? '',
  ({ values }) => values.policyId ?? '',
  ({ values }) => values.resourceArn ?? '',
  ({ values }) => values.resourceId ?? '',
  ({ values }) => (values.policyName === null ? '' : ` ${values.policyName}`),
)

function policyRows(context: QueryContext<Params>, found: FoundPolicy, table: ActionTable): readonly FlawedRow[] {
  for (const statement of found.policy.statements) {
    if (statement.undecidable !== null || isUndecidedOfMfa(statement)) leaveStatementOpen(context, found, statement)
  }
  return mfaFlaws(found.policy.statements, table).map((flaw) =>
    rowOf(policyCells(found), flaw, [statementEvidence(found, flaw.statement)]),
  )
}

/** Only who signs in to AWS may have MFA there: not services, nor whom another provider signs in. */
function trustRows(
  { access, unknown }: QueryContext<Params>,
  { arn, id, trust }: Role,
  table: ActionTable,
): readonly FlawedRow[] {
  if (trust === null) {
    unknown('roles', 'its trust policy was not given', arn)
    return []
  }
  const { statements, undecidable } = access().held.read(trust)
  if (undecidable !== null) unknown('roles', `its trust policy cannot be read: ${undecidable}`, arn)
  const asked = statements.filter(({ principals }) => principals?.named.some(({ kind }) => PEOPLE.has(kind)) === true)
  for (const statement of statements) {
    if (statement.undecidable === null && !isUndecidedOfMfa(statement)) continue
    unknown('roles', `statement ${statement.index} of its trust policy cannot be decided`, arn)
  }
  const cells = { policyArn: null, policyId: null, resourceArn: arn, resourceId: id, policyName: null, version: null }
  return mfaFlaws(asked, table).map((flaw) => rowOf(cells, flaw, trustEvidence(arn, flaw.statement)))
}

const PEOPLE: ReadonlySet<string> = new Set(['public', 'account', 'principal', 'deleted'])

function trustEvidence(roleArn: string, { index: statement, sid, principals }: PolicyStatement): readonly Evidence[] {
  return (principals?.named ?? []).map(({ text }) => ({ kind: 'trust', roleArn, statement, sid, principal: text }))
}

function rowOf(
  cells: ReturnType<typeof policyCells>,
  { statement: { index, sid }, flaw, actions }: MfaFlaw,
  evidence: readonly Evidence[],
): FlawedRow {
  return { values: { ...cells, statement: index, sid, flaw, actions }, evidence }
}
