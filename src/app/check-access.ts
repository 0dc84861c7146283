import { connect } from '../collector/account.ts'
import { type Call, CallError, type Connection } from '../collector/live/call.ts'
import { callerOf } from '../collector/live/caller.ts'
import type { ConnectOptions } from '../collector/live/connect-options.ts'
import { tellingLostNetwork } from '../collector/live/reachable.ts'
import { explained } from '../collector/live/explained.ts'
import { isFatal } from '../collector/live/fatal.ts'
import { partsOf } from '../collector/live/levels.ts'
import { probesOf } from '../collector/live/probes-of.ts'
import { NOT_APPLICABLE } from '../collector/parts/organization.ts'
import type { Level, Part } from '../model/part.ts'
import { PARTS } from '../model/part.ts'

/** What a caller may read, asked with a cheap call or two a part. */
export interface AccessCheck {
  readonly part: Part
  /** `unknown` where no cheap call tells, or what came is no answer of IAM's to one who may. */
  readonly access: 'allowed' | 'denied' | 'unknown'
  readonly detail: string | null
}

/**
 * Tries a cheap call for each part that a collection would read; two where one alone does not tell.
 *
 * @throws RolecallError AWS where the caller's credentials or the network fail altogether
 * @example
 * // Keys come from process.env whatever env says: it decides endpoint, region and profile.
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
      for (const part of PARTS)
        if (wanted.has(part)) checks.push(await checked(part, probesOf(part, whose), connection))
    } finally {
      connection.close()
    }
  } catch (error) {
    throw explained(error, null)
  }
  return checks
}

async function checked(part: Part, probes: readonly Call[], connection: Connection): Promise<AccessCheck> {
  let doubt = probes.length === 0 ? 'no cheap call tells' : null
  for (const probe of probes) {
    try {
      await connection.call(probe)
    } catch (error) {
      if (isFatal(error) || !(error instanceof Error)) throw error
      if (error instanceof CallError && error.failure === 'denied')
        return { part, access: 'denied', detail: error.message }
      if (!(error instanceof CallError && isAnswer(error))) doubt ??= error.message
    }
  }
  return { part, access: doubt === null ? 'allowed' : 'unknown', detail: doubt }
}

/** Whether only one who may is told this: AWS looks at what a caller may before it looks for the entity or the report. */
function isAnswer({ code, failure }: CallError): boolean {
  return failure === 'absent' || code.startsWith('Report') || ANSWERS.has(code)
}

const ANSWERS: ReadonlySet<string> = new Set(['ValidationError', ...NOT_APPLICABLE])
