import type { AccountView } from '../model/account.ts'
import { RolecallError } from '../model/error.ts'
import { isKnown } from '../model/part.ts'

/** Whether a night has users or roles to ask about. */
export function hasPrincipals({ parts }: Pick<AccountView, 'parts'>): boolean {
  return isKnown(parts.get('users')) || isKnown(parts.get('roles'))
}

/**
 * @param what the command, as the error names it
 * @throws RolecallError UNANSWERABLE where neither users nor roles were read
 */
export function needPrincipals(account: Pick<AccountView, 'parts'>, what: string): void {
  if (!hasPrincipals(account))
    throw new RolecallError('UNANSWERABLE', `${what}: this night has neither users nor roles`)
}
