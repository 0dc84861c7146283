import { RolecallError } from '../../model/error.ts'
import type { Connection } from './call.ts'
import { isFatal } from './fatal.ts'

/** The identity that asks, and whose account that is. */
export interface Caller {
  readonly account: string
  readonly arn: string
}

/**
 * Who asks; null where STS does not say, which is no reason to stop: entities' ARNs tell the account.
 *
 * @param connection one that tells a lost network from a service that alone gives no answer
 */
export async function callerOf(connection: Connection): Promise<Caller | null> {
  try {
    const { Account: account, Arn: arn }: { Account?: unknown; Arn?: unknown } = await connection.call({
      operation: 'GetCallerIdentity',
      input: {},
    })
    return typeof account === 'string' && typeof arn === 'string' ? { account, arn } : null
  } catch (error) {
    if (isFatal(error)) throw error
    return null
  }
}

/** Refuses credentials of another account than the user meant. @throws RolecallError USAGE */
export function checkAccount(expected: string | undefined, found: string): void {
  if (expected === undefined || expected === found) return
  throw new RolecallError('USAGE', `--account: expected ${expected}, found the credentials of ${found}`)
}
