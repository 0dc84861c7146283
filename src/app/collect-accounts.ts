import pLimit from 'p-limit'

import { connect } from '../collector/account.ts'
import { readAccountsFile, roleIn } from '../collector/live/accounts-file.ts'
import { callerOf } from '../collector/live/caller.ts'
import type { ConnectOptions } from '../collector/live/connect-options.ts'
import { tellingLostNetwork } from '../collector/live/reachable.ts'
import { explained } from '../collector/live/explained.ts'
import { RolecallError } from '../model/error.ts'
import { collectAccount, type CollectEvent, type CollectRequest } from './collect-account.ts'
import type { Imported } from './imported.ts'

/** How the collection of one account of many ended. */
export interface AccountOutcome {
  /** As the file names it. */
  readonly target: string
  readonly account: string
  readonly collected: Imported | null
  /** Why no night was recorded: a RolecallError, or a bug of ours as it is; null where one was. */
  readonly error: Error | null
}

/** The same for every account; whoever hears of it is told of which. */
export interface CollectAccountsRequest extends Omit<CollectRequest, 'account' | 'onEvent' | 'onNote'> {
  readonly onEvent: (event: CollectEvent, account: string) => void
  readonly onNote: (text: string, account: string) => void
}

/** Accounts asked at the same time: each has a budget of its own with AWS, the machine has one. */
const AT_ONCE = 3

/**
 * Takes tonight's snapshot of many accounts, three at a time; one that fails, for whatever reason, does not stop the
 * others.
 *
 * @param file account ids or role ARNs, one a line; an id takes the role of `request.roleArn` in that account, the caller's own none
 * @param onEnd hears of each account as it ends
 * @throws RolecallError INPUT where the file names something else; INTERRUPTED when all have ended
 * @example
 * const outcomes = await collectAccounts('accounts.txt', request, ({ account, error }) => console.log(account, error))
 * const failed = outcomes.filter(({ error }) => error !== null)
 */
export async function collectAccounts(
  file: string,
  request: CollectAccountsRequest,
  onEnd: (outcome: AccountOutcome) => void,
): Promise<readonly AccountOutcome[]> {
  const { roleArn: pattern, ...base } = request
  const targets = await readAccountsFile(file)
  const own = await ownAccount(base)
  const limit = pLimit(AT_ONCE)
  const outcomes = await Promise.all(
    targets.map(({ target, account, roleArn }) =>
      limit(async () => {
        const outcome = {
          target,
          account,
          ...(await attempt({
            ...base,
            ...(target === own.account ? {} : { roleArn: roleArn ?? roleIn(account, own.partition, pattern) }),
            ...pagesOf(request, account),
            account,
            onEvent: (event) => request.onEvent(event, account),
            onNote: (text) => request.onNote(text, account),
          })),
        }
        if (!isInterrupted(outcome.error)) onEnd(outcome)
        return outcome
      }),
    ),
  )
  const interrupted = outcomes.map(({ error }) => error).find(isInterrupted)
  if (interrupted) throw interrupted
  return outcomes
}

/** The account of the credentials themselves: no role has to be taken there, and often there is none. */
async function ownAccount(
  request: ConnectOptions,
): Promise<{ readonly account: string | null; readonly partition: string }> {
  try {
    const connection = tellingLostNetwork(await connect(request))
    try {
      const account = (await callerOf(connection))?.account ?? null
      return { account, partition: connection.partition }
    } finally {
      connection.close()
    }
  } catch (error) {
    throw explained(error, null)
  }
}

async function attempt(request: CollectRequest): Promise<Pick<AccountOutcome, 'collected' | 'error'>> {
  if (request.signal.aborted) return { collected: null, error: new RolecallError('INTERRUPTED', 'interrupted') }
  try {
    return { collected: await collectAccount(request), error: null }
  } catch (error) {
    return { collected: null, error: error instanceof Error ? error : new Error(String(error), { cause: error }) }
  }
}

function isInterrupted(error: Error | null): boolean {
  return error instanceof RolecallError && error.code === 'INTERRUPTED'
}

function pagesOf({ savePages }: CollectAccountsRequest, account: string): Pick<CollectRequest, 'savePages'> {
  return savePages === undefined ? {} : { savePages: `${savePages}/${account}` }
}
