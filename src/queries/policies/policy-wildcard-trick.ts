import { parsePattern } from '../../policy/pattern/parse.ts'
import type { PatternSet, PolicyStatement } from '../../policy/document/policy.ts'
import type { ActionTable } from '../../policy/action/table.ts'
import { attachedCell } from '../shared/policies/exposures.ts'
import { chosenPolicies, OWNERS } from '../shared/policies/chosen-policies.ts'
import { POLICY_COLUMNS, policyCells, statementEvidence } from '../shared/policies/found-policy.ts'
import { hiddenActions } from '../shared/policies/hidden-actions.ts'
import { leaveStatementOpen } from '../shared/policies/open-statements.ts'
import { remembered } from '../../util/remembered.ts'
import { defineQuery } from '../query.ts'
import { covers } from '../shared/policies/resource-reach.ts'

export default defineQuery({
  name: 'policy-wildcard-trick',
  title: 'Policies whose odd wildcards hide how much they allow',
  kind: 'finding',
  severity: 'high',
  message: 'hides in {policyName} how much it allows: {element} {pattern} means {means}',
  identity: ['policyName', 'element', 'pattern'],
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: [...POLICY_COLUMNS, 'statement', 'sid', 'element', 'pattern', 'means', 'isAttached', 'isConditional'],
  remediation:
    'Ask its author why it is so spelled; then name the actions that are needed, or spell the wildcard plainly.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  ],

  *run(context) {
    const table = context.actions()
    const tricksOf = remembered((actions: PatternSet) => actionTricks(actions, table))
    const areBroad = remembered(
      ({ patterns, except }: PatternSet) => except || patterns.some((one) => isBroad(one, table)),
    )
    const everyArn = parsePattern(`arn:${context.account.snapshot.partition}:*:*:*:*`)
    for (const found of chosenPolicies(context)) {
      for (const statement of found.policy.statements) {
        const { index, sid, conditions, effect, undecidable } = statement
        if (effect === 'Deny') continue
        const tricks = [...tricksOf(statement.actions), ...resourceTricks(statement, areBroad, everyArn)]
        if (undecidable !== null && (effect === null ? tricks.length > 0 : hidesElement(statement))) {
          leaveStatementOpen(context, found, statement)
        }
        for (const { element, pattern, means } of effect === null ? [] : tricks) {
          yield {
            values: {
              statement: index,
              ...policyCells(found),
              sid,
              element,
              pattern,
              means,
              isAttached: attachedCell(found),
              isConditional: conditions.length > 0,
            },
            evidence: [statementEvidence(found, statement)],
          }
        }
      }
    }
  },
})

interface Trick {
  readonly element: 'Action' | 'Resource'
  readonly pattern: string
  readonly means: readonly string[]
}

function actionTricks({ patterns, except }: PatternSet, table: ActionTable): readonly Trick[] {
  if (except) return []
  return patterns.flatMap((pattern): readonly Trick[] => {
    const means = hiddenActions(pattern, table)
    return means === null ? [] : [{ element: 'Action', pattern, means }]
  })
}

/** A Resource of every ARN that is not spelled `*`, where the actions are all of some service. */
function resourceTricks(
  { actions, resources }: PolicyStatement,
  areBroad: (actions: PatternSet) => boolean,
  everyArn: ReturnType<typeof parsePattern>,
): readonly Trick[] {
  if (resources === null || resources.except || resources.patterns.includes('*')) return []
  if (!areBroad(actions)) return []
  return resources.patterns
    .filter((pattern) => covers({ patterns: [pattern], except: false }, everyArn))
    .map((pattern) => ({ element: 'Resource', pattern, means: ['*'] }))
}

function isBroad(pattern: string, table: ActionTable): boolean {
  return (
    /^[^*?]*:\*$/.test(pattern) ||
    (hiddenActions(pattern, table)?.some((plain) => plain.endsWith('*')) ?? pattern === '*')
  )
}

/** Whether an element that could hold a trick could not be read. */
function hidesElement({ undecidable }: PolicyStatement): boolean {
  return undecidable !== null && /\b(?:Action|Resource)\b/.test(undecidable)
}
