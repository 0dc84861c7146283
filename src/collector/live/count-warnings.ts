import type { Part, PartState } from '../../model/part.ts'
import type { Warning } from '../../model/warning.ts'
import type { Manifest } from './manifest.ts'

/**
 * Holds the lists against the account's own counts, taken before and after them: a list that is shorter or longer than
 * both was not the account at any moment.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html}
 */
export function countWarnings(parts: ReadonlyMap<Part, PartState>, { summary }: Manifest): readonly Warning[] {
  return Object.entries(COUNTERS).flatMap(([name, part]): readonly Warning[] => {
    const counted = [summary.before, summary.after].flatMap((counts) => counts?.[name] ?? [])
    const state = parts.get(part)
    if (counted.length === 0 || state?.status !== 'complete') return []
    const [least, most] = [Math.min(...counted), Math.max(...counted)]
    if (state.count >= least && state.count <= most) return []
    const said = least === most ? `${least}` : `${least} to ${most}`
    // What is missing makes the part doubtful, and so is its subject; what is there, is there.
    const subject = state.count < least ? part : null
    return [{ code: 'COUNT_DIFFERS', message: `${state.count} ${part} were listed, but AWS counts ${said}`, subject }]
  })
}

const COUNTERS: Readonly<Record<string, Part>> = {
  Users: 'users',
  Groups: 'groups',
  Roles: 'roles',
  Policies: 'customer-policies',
  InstanceProfiles: 'instance-profiles',
}
