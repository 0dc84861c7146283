import { connect } from '../collector/account.ts'
import { type Call, CallError, type Connection } from '../collector/live/call.ts'
import { callerOf } from '../collector/live/caller.ts'
import type { ConnectOptions } from '../collector/live/connect-options.ts'
import { tellingLostNetwork } from '../collector/live/reachable.ts'
import { explained } from '../collector/live/explained.ts'
import { partsOf } from '../collector/live/levels.ts'
import { probeOf } from '../collector/live/probe-of.ts'
import type { Level, Part } from '../model/part.ts'
import { PARTS } from '../model/part.ts'

/** What a caller may read, asked with one cheap call a part. */
export interface AccessCheck {
  readonly part: Part
  /** `unknown` where no cheap call tells, or it failed for another reason. */
  readonly access: 'allowed' | 'denied' | 'unknown'
  readonly detail: string | null
}

/**
 * Tries one cheap call for each part that a collection would read.
 *
 * @throws RolecallError AWS where the caller's credentials or the network fail altogether
 * @example
 * for (const { part, access } of await checkAccess({ level: 'standard', parts: [], skip: [], env: process.env, signal }))
 *   console.log(part, access)
 */
export async function checkAccess(
  request: ConnectOptions & {
    readonly level: Level
    readonly parts: readonly string[]
    readonly skip: readonly string[]
  },
): Promise<readonly AccessCheck[]> {
  const wanted = partsOf(request.level, request)
  const checks: AccessCheck[] = []
  try {
    const connection = tellingLostNetwork(await connect(request))
    try {
      const { account = '' } = (await callerOf(connection)) ?? {}
      const whose = { account, partition: connection.partition }
      for (const part of PARTS) if (wanted.has(part)) checks.push(await checked(probeOf(part, whose), part, connection))
    } finally {
      connection.close()
    }
  } catch (error) {
    throw explained(error, null)
  }
  return checks
}

async function checked(probe: Call | null, part: Part, connection: Connection): Promise<AccessCheck> {
  if (probe === null) return { part, access: 'unknown', detail: 'no cheap call tells' }
  try {
    await connection.call(probe)
    return { part, access: 'allowed', detail: null }
  } catch (error) {
    if (!(error instanceof CallError) || ['credentials', 'unreachable', 'interrupted'].includes(error.failure))
      throw error
    if (error.failure === 'denied') return { part, access: 'denied', detail: error.message }
    // AWS looks at what the caller may before it looks for the entity.
    return error.failure === 'busy'
      ? { part, access: 'unknown', detail: error.message }
      : { part, access: 'allowed', detail: null }
  }
}
