import { type Asker, askerOf } from '../access/asker.ts'
import type { Principal } from '../model/entity.ts'
import { rememberedWeakly } from '../util/remembered-weakly.ts'

/**
 * Somebody as they stand: a user or role of the night as it is, or as it would be after a change that somebody could make.
 * What can be asked of the one can be asked of the other.
 */
export interface Standing {
  /** Tells standings apart. */
  readonly key: string
  readonly asker: Asker
  readonly principal: Principal
  /** Whether its own policies allow everything, so that only its boundary, Denies and SCPs hold it back. */
  readonly isGranted: boolean
  /** What was changed, in words; null for somebody as they are. */
  readonly change: string | null
}

/** Somebody as the night has them. */
export function asTheyAre(principal: Principal): Standing {
  return { key: principalKey(principal), asker: askerOf(principal), principal, isGranted: false, change: null }
}

/** Somebody who was given every permission by a policy; the same one each time. */
export const withEverything = rememberedWeakly(({ principal, asker, key }: Standing): Standing => {
  const change = 'given every permission'
  return { key: `${key} ${change}`, asker, principal, isGranted: true, change }
})

/**
 * Somebody after a change.
 *
 * @param change what was changed, in words that tell it from other changes
 */
export function changed(from: Standing, principal: Principal, change: string): Standing {
  return { key: `${from.key} ${change}`, asker: askerOf(principal), principal, isGranted: from.isGranted, change }
}

/** Tells users and roles apart, whatever was changed of them: the ARN, and the unique id where there is one. */
export function principalKey({ arn, id }: Principal): string {
  return id === '' ? arn : `${arn}#${id}`
}
