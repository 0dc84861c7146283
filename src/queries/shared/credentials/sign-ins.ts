import type { AccountView } from '../../../model/account.ts'
import type { User } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { Part } from '../../../model/part.ts'
import { accessKeys, KEY_PARTS } from './keys.ts'
import { passwords, PASSWORD_PARTS } from './password.ts'

/** What users can sign in or sign with; null where no part says it. */
export interface SignIns {
  readonly hasPassword: boolean | null
  readonly activeKeys: number | null
  /** Whether there is either; null where one is not known and the other is not there. */
  readonly any: boolean | null
  /** The parts that would say what is missing. */
  readonly missing: readonly [Part, ...Part[]]
  readonly evidence: readonly Evidence[]
}

/** Whether users can sign in to the console or sign requests at all: one who can do neither has nothing for MFA to guard. */
export function signIns(account: AccountView): (user: User) => SignIns {
  const [passwordOf, keysOf] = [passwords(account), accessKeys(account)]
  return (user) => {
    const { exists: hasPassword, evidence } = passwordOf(user)
    const active = keysOf(user)?.filter(({ isActive }) => isActive) ?? null
    const hasEither = hasPassword === true || (active !== null && active.length > 0)
    const hasNeither = hasPassword === false && active !== null && active.length === 0
    return {
      hasPassword,
      activeKeys: active?.length ?? null,
      any: hasEither ? true : hasNeither ? false : null,
      missing: hasPassword === null ? PASSWORD_PARTS : KEY_PARTS,
      evidence: [...(hasPassword === true ? evidence : []), ...(active ?? []).map((key) => key.evidence)],
    }
  }
}
