import type { AccountView } from '../model/account.ts'
import { RolecallError } from '../model/error.ts'
import type { PlanEntry } from '../model/planned-change.ts'
import { nearest } from '../util/nearest.ts'

/**
 * The ARN of a managed policy given by ARN or by name; one that the plan creates has a name already.
 *
 * @throws RolecallError USAGE where a name is that of none, or of several
 */
export function plannedPolicyArn(
  place: string,
  text: string,
  account: AccountView,
  plan: readonly PlanEntry[],
): string {
  if (text.startsWith('arn:')) return text
  const name = text.slice(text.lastIndexOf('/') + 1)
  const { partition, account: id } = account.snapshot
  const created = plan.flatMap(({ change }) =>
    change.action === 'CreatePolicy' && change.PolicyName === name
      ? [`arn:${partition}:iam::${id}:policy${change.Path ?? '/'}${name}`]
      : [],
  )
  const policies = account.managedPolicies()
  const arns = [...new Set([...created, ...policies.filter((one) => one.name === name).map(({ arn }) => arn)])]
  const [arn] = arns
  if (arn !== undefined && arns.length === 1) return arn
  if (arns.length > 1) throw new RolecallError('USAGE', `${place}: "${name}" could be ${arns.join(', ')}`)
  const near = nearest(name, [...new Set(policies.map((one) => one.name))])
  throw new RolecallError('USAGE', `${place}: this night has no managed policy ${JSON.stringify(name)}`, {
    hint: `${near.length > 0 ? `Did you mean ${near.join(', ')}? ` : ''}One of AWS’s that the night does not hold is given by its ARN.`,
  })
}
