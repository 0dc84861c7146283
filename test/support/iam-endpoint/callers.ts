import { createHash } from 'node:crypto'

import type { Assumed, Caller } from './asked.ts'
import { IamError } from './iam-error.ts'
import type { LiveAccount } from './live-account.ts'

/** Who a request comes from, and which account it reaches. */
export interface Signed {
  readonly accountId: string
  readonly caller: Caller
}

/** Remembers the roles that were assumed, by the access key that each got. */
export function callers(): {
  readonly of: (accessKeyId: string) => Signed | undefined
  readonly assume: (accounts: readonly LiveAccount[], by: Caller, wanted: Wanted) => Assumed
} {
  const sessions = new Map<string, Signed>()
  return {
    of: (accessKeyId) => sessions.get(accessKeyId),
    assume: (accounts, by, { roleArn, sessionName, externalId }) => {
      const [, , , , accountId = '', resource = ''] = roleArn.split(':')
      const account = accounts.find(({ id }) => id === accountId)
      if (account === undefined || (account.externalId !== null && account.externalId !== externalId)) {
        const message = `User: ${by.Arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`
        throw new IamError(403, 'AccessDenied', message)
      }
      const name = resource.slice(resource.lastIndexOf('/') + 1)
      const id = account.roles.find(({ Arn }) => Arn === roleArn)?.RoleId ?? `AROA${letters(roleArn).slice(0, 17)}`
      const caller = {
        Arn: `arn:${account.partition}:sts::${accountId}:assumed-role/${name}/${sessionName}`,
        UserId: `${id}:${sessionName}`,
      }
      const accessKeyId = `ASIA${letters(`${roleArn} ${sessionName} ${sessions.size}`).slice(0, 16)}`
      sessions.set(accessKeyId, { accountId, caller })
      return { accessKeyId, caller }
    },
  }
}

interface Wanted {
  readonly roleArn: string
  readonly sessionName: string
  readonly externalId: string | undefined
}

function letters(text: string): string {
  return createHash('sha256').update(text).digest('hex').toUpperCase()
}
