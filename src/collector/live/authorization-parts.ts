import { AUTHORIZATION_PARTS, type Part } from '../../model/part.ts'
import type { AskingTools } from './asking.ts'
import { type Authorization, readAuthorization } from './authorization.ts'
import type { Ledger, Surroundings } from './ledger.ts'
import { readState } from './read-state.ts'
import { isOfNoUse } from './fatal.ts'

/** How often a list is begun that cannot be gone through to its end. */
const TRIES = 3

/**
 * Reads the authorization details as parts of a night. Where their pages do not fit together, cannot be read, or AWS no
 * longer takes the marker of a run before, they are thrown away and asked for anew: half a list is none.
 *
 * @throws CallError where a page fails, or the list does not reach its end in three tries
 */
export async function authorizationParts(
  tools: AskingTools,
  wanted: ReadonlySet<Part>,
  ledger: Ledger,
  surroundings: Surroundings,
): Promise<Authorization> {
  for (let time = 1; ; time += 1) {
    try {
      return await readOnce(tools, wanted, ledger, surroundings)
    } catch (error) {
      if (!isOfNoUse(error)) throw error
      await tools.spool.forget('authorization')
      await ledger.save({ takenAt: null })
      if (time === TRIES) throw error
    }
  }
}

async function readOnce(
  tools: AskingTools,
  wanted: ReadonlySet<Part>,
  { manifest, save }: Ledger,
  { now, onEvent }: Surroundings,
): Promise<Authorization> {
  const parts = AUTHORIZATION_PARTS.filter((part) => wanted.has(part))
  const startedAt = manifest().takenAt ?? new Date(now()).toISOString()
  await save({ takenAt: startedAt })
  for (const part of parts) onEvent({ type: 'part-started', part })
  const counted = manifest().summary.before
  const done = await readAuthorization(tools, wanted, (part, count) => {
    onEvent({ type: 'progress', part, done: count, total: counted?.[COUNTED[part] ?? ''] ?? null })
  })
  await tools.spool.flush()
  const { parts: before, missed } = manifest()
  const states = parts.map((part) => {
    const endedAt = before[part]?.endedAt ?? new Date(now()).toISOString()
    const own = done.missed.filter((entry) => entry.part === part)
    return [part, { ...readState(own, []), startedAt, endedAt }] as const
  })
  const others = missed.filter(({ part }) => !parts.some((own) => own === part))
  await save({ parts: { ...before, ...Object.fromEntries(states) }, missed: [...others, ...done.missed] })
  for (const [part, state] of states) onEvent({ type: 'part-ended', part, state })
  return done
}

/** Which of the account's counts tells how many entities a part has. */
const COUNTED: Readonly<Partial<Record<Part, string>>> = {
  users: 'Users',
  groups: 'Groups',
  roles: 'Roles',
  'customer-policies': 'Policies',
}
