import { byKeys } from '../../model/compare.ts'
import { parseArn } from '../../model/arn.ts'
import type { AccountView } from '../../model/account.ts'
import type { PolicyStatement } from '../../policy/document/policy.ts'
import { partGap } from '../shared/entities/gaps.ts'
import { defineQuery } from '../query.ts'
import { trustEvidence, trustStatements } from '../shared/trust/trust-statements.ts'

export default defineQuery({
  name: 'role-trust-principal-not-in-account',
  title: 'Roles whose trust policy names a user or role of this account that does not exist',
  kind: 'finding',
  severity: 'low',
  message: 'names in its trust policy the {kind} {principalArn}, which does not exist ({element} of {effect})',
  identity: ['effect', 'element', 'principalArn'],
  needs: ['roles', 'users'],
  params: {},
  columns: ['roleArn', 'roleId', 'statement', 'effect', 'element', 'principalArn', 'kind'],
  remediation:
    'Correct the ARN, which for a role under a path has that path, or take it out. Until then whoever makes a user or role of that name is let in, or kept out, as the statement says; a condition takes the name of somebody deleted for a new one too.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn',
  ],

  *run(context) {
    const { account, unknown } = context
    const missing = missingIn(account)
    for (const role of account.roles()) {
      for (const statement of trustStatements(context, role)) {
        for (const { element, arn } of namesIn(statement)) {
          const kind = missing(arn)
          if (kind === null) continue
          const gap = partGap(account, kind === 'user' ? 'users' : 'roles')
          if (gap !== null) {
            unknown(gap.part, `whether ${arn} exists: ${gap.reason}`, role.arn)
            continue
          }
          const { index, effect } = statement
          yield {
            values: { roleArn: role.arn, roleId: role.id, statement: index, effect, element, principalArn: arn, kind },
            evidence: [trustEvidence(role, statement, arn), { kind: 'absent', of: arn, what: kind }],
          }
        }
      }
    }
  },
})

interface Name {
  readonly element: 'Condition' | 'NotPrincipal' | 'Principal'
  readonly arn: string
}

/** The users and roles that a statement names in full, each once, by element and ARN. */
function namesIn({ principals, conditions }: PolicyStatement): readonly Name[] {
  const element = principals?.except === true ? 'NotPrincipal' : 'Principal'
  const named = principals?.named.filter(({ kind }) => kind === 'principal').map(({ name }) => name) ?? []
  const tested = conditions.filter(({ key }) => key === 'aws:principalarn').flatMap(({ values }) => values)
  return [
    ...[...new Set(tested)].filter((arn) => !/[*?$]/.test(arn)).map((arn): Name => ({ element: 'Condition', arn })),
    ...[...new Set(named)].map((arn): Name => ({ element, arn })),
  ].toSorted(
    byKeys(
      ({ element }) => element,
      ({ arn }) => arn,
    ),
  )
}

/** Tells what an ARN names that the account does not have: null for what it has, and for what lives elsewhere. */
function missingIn(account: AccountView): (arn: string) => 'role' | 'user' | null {
  const arns = new Set([...account.users(), ...account.roles()].map(({ arn }) => arn))
  const roleNames = new Set(account.roles().map(({ name }) => name))
  return (text) => {
    const arn = parseArn(text)
    if (arn === null || arn.account !== account.snapshot.account || arns.has(text)) return null
    const [type, name] = arn.resource.split('/')
    if (arn.service === 'sts') return type === 'assumed-role' && !roleNames.has(name ?? '') ? 'role' : null
    return arn.service === 'iam' && (type === 'role' || type === 'user') ? type : null
  }
}
