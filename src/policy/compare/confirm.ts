import { byKeys } from '../../model/compare.ts'
import type { Caller } from '../caller.ts'
import type { Policy } from '../document/policy.ts'
import { evaluate } from '../evaluate.ts'
import type { Context, DocumentEffect } from '../request.ts'
import type { Witness } from './comparison.ts'

/** Two documents of which one is to replace the other. */
export interface Edit {
  readonly older: Policy
  readonly newer: Policy
}

/** What a request gets out of an edit. */
export type Direction = 'more' | 'less'

export const DIRECTIONS: readonly Direction[] = ['more', 'less']

/** A request as a witness, if both documents are certain of it and it gets more, or less, of the newer one. */
export function confirm(
  { older, newer }: Edit,
  direction: Direction,
  request: { readonly action: string; readonly resource: string; readonly context: Context },
  caller: Caller | null,
): Witness | null {
  const old = evaluate(older, request, caller ?? undefined)
  const now = evaluate(newer, request, caller ?? undefined)
  if (old === 'undecided' || now === 'undecided') return null
  const [less, more] = direction === 'more' ? [old, now] : [now, old]
  if (RANK[less] >= RANK[more]) return null
  const { action, resource, context } = request
  return { action, resource, context: Object.fromEntries([...context].sort(byKey)), caller, old, new: now }
}

const RANK: Readonly<Record<DocumentEffect, number>> = { deny: 0, none: 1, allow: 2 }

const byKey = byKeys<readonly [string, unknown]>(([key]) => key)
