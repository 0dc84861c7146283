import type { Readable } from 'node:stream'

import { readPlanEntry, readPlanFile } from '../collector/plan-file.ts'
import type { AccountView } from '../model/account.ts'
import { RolecallError } from '../model/error.ts'
import type { PlanEntry } from '../model/planned-change.ts'
import { awsCommand } from '../plan/aws-command.ts'
import { type PlanOption, placeOf } from './plan-option.ts'
import { requestOf } from './plan-request.ts'

/**
 * Reads options into planned changes, in the order in which they stand.
 *
 * @param account the night, by which names of policies are known
 * @throws RolecallError USAGE or INPUT naming the option, found and expected
 */
export async function planOf(
  options: readonly PlanOption[],
  account: AccountView,
  stdin: Readable,
): Promise<readonly PlanEntry[]> {
  const plan: PlanEntry[] = []
  for (const given of options) {
    if (given.option === 'plan') plan.push(...(await readPlanFile(given.value, stdin)))
    else plan.push(readPlanEntry(placeOf(given), await requestOf(given, { account, plan, stdin })))
  }
  if (plan.length > 0) return plan
  throw new RolecallError('USAGE', 'what-if: expected a change, found none', {
    hint: 'Such as --attach role/ci=ReadOnlyAccess, or --plan FILE. `rolecall what-if --help` lists them.',
  })
}

/** A plan as commands of the AWS CLI, one a line, for a POSIX shell. */
export function planCommands(plan: readonly PlanEntry[]): readonly string[] {
  return plan.map(({ change }) => awsCommand(change))
}
