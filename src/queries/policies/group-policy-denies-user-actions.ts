import type { Action } from '../../policy/action/table.ts'
import type { PolicyStatement } from '../../policy/document/policy.ts'
import { parsePattern } from '../../policy/pattern/parse.ts'
import { chosenPolicies, OWNERS } from '../shared/policies/chosen-policies.ts'
import { attachedCell } from '../shared/policies/exposures.ts'
import { POLICY_COLUMNS, policyCells, statementEvidence } from '../shared/policies/found-policy.ts'
import { leaveStatementOpen } from '../shared/policies/open-statements.ts'
import { defineQuery } from '../query.ts'
import { names } from '../shared/policies/resource-reach.ts'

export default defineQuery({
  name: 'group-policy-denies-user-actions',
  title: 'Policies that deny actions on users against the ARN of a group, without effect',
  kind: 'finding',
  severity: 'medium',
  message: 'denies actions on users against a group, without effect, in {policyName}: {actions}',
  identity: ['policyName', 'resources'],
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: [...POLICY_COLUMNS, 'statement', 'sid', 'isAttached', 'actions', 'resources'],
  remediation: 'Name the ARNs of the users in Resource: the ARN of a group does not stand for its members.',
  references: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html',
  ],

  *run(context) {
    const { expand } = context.actions()
    for (const found of chosenPolicies(context)) {
      for (const statement of found.policy.statements) {
        const { index, sid, effect, resources, undecidable } = statement
        if (effect === 'Allow') continue
        if (undecidable !== null) leaveStatementOpen(context, found, statement)
        const groups = groupsIn(statement)
        if (undecidable !== null || resources === null || groups.length === 0) continue
        const actions = idleActions(statement, expand)
        if (actions.length === 0) continue
        yield {
          values: {
            statement: index,
            ...policyCells(found),
            sid,
            isAttached: attachedCell(found),
            actions: actions.map(({ name }) => name),
            resources: groups,
          },
          evidence: [statementEvidence(found, statement)],
        }
      }
    }
  },
})

const GROUP = parsePattern('arn:*:iam::*:group/*')
const USER = parsePattern('arn:*:iam::*:user/*')

/** Resources of a statement that can be groups and cannot be users. */
function groupsIn({ resources }: PolicyStatement): readonly string[] {
  if (resources === null || resources.except) return []
  return resources.patterns.filter((text) => {
    const one = { patterns: [text], except: false }
    return names(one, GROUP) && !names(one, USER)
  })
}

/**
 * Actions on users that a statement names by patterns which reach none of its resources; `iam:*` reaches groups too, and
 * so says nothing of users.
 */
function idleActions(
  { actions, resources }: PolicyStatement,
  expand: (pattern: string) => readonly Action[],
): readonly Action[] {
  if (actions.except || resources === null) return []
  const reaches = (action: Action): boolean =>
    action.resources.some(({ arns }) =>
      arns.some((format) => names(resources, parsePattern(format.replaceAll(/\$\{[^}]*\}/g, '*')))),
    )
  const idle = actions.patterns.map(expand).filter((named) => !named.some(reaches))
  const found = idle.flat().filter((action) => action.resources.some(({ type }) => type === 'user'))
  return [...new Set(found)].sort((a, b) => a.id - b.id)
}
