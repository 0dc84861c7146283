import { readPlanEntry } from '../../src/collector/plan-file.ts'
import type { AccountView } from '../../src/model/account.ts'
import type { PlanEntry } from '../../src/model/planned-change.ts'
import { applyPlan, type PlannedNight } from '../../src/plan/apply-plan.ts'
import type { Bakery } from '../support/account-builder.ts'

/** A planned change as a file has it. */
export type Given = Readonly<Record<string, unknown>> & { readonly action: string }

/** Changes as a plan has them. */
export function planOf(changes: readonly Given[]): readonly PlanEntry[] {
  return changes.map((change, index) => readPlanEntry(`plan.json: at $[${index}]`, change))
}

/** An account after changes. */
export function planned(account: Bakery | AccountView, ...changes: readonly Given[]): PlannedNight {
  return applyPlan('build' in account ? account.build() : account, planOf(changes))
}
