import type { AccountSize } from './size.ts'

/** What can happen to an entity between two nights. */
const WHAT_CHANGES = {
  user: ['tag', 'membership', 'attachment', 'inline-policy'],
  group: ['attachment'],
  role: ['tag', 'trust', 'attachment', 'inline-policy', 'recreated'],
  policy: ['version'],
} as const

export type ChangedKind = keyof typeof WHAT_CHANGES
export type WhatChanged<Kind extends ChangedKind = ChangedKind> = (typeof WHAT_CHANGES)[Kind][number]

/** One change that a night made. */
export interface ListedChange {
  readonly kind: ChangedKind
  readonly index: number
  readonly what: WhatChanged
}

/** What has happened to an entity up to a night; each changes at most once in a hundred nights. */
export function changeOf<Kind extends ChangedKind>(
  kind: Kind,
  index: number,
  night: number,
  size: AccountSize,
): WhatChanged<Kind> | null {
  const changedOn = index % size.changeEvery
  return changedOn === 0 || changedOn > night ? null : variant(kind, index, size)
}

/** Everything that a night changed against the one before it, apart from use and counters. */
export function changesOfNight(night: number, size: AccountSize): readonly ListedChange[] {
  const counts = { user: size.users, group: size.groups, role: size.roles, policy: size.customerPolicies }
  const kinds = ['user', 'group', 'role', 'policy'] as const
  return kinds.flatMap((kind) =>
    Array.from({ length: counts[kind] }, (_, index) => index)
      .filter((index) => index % size.changeEvery === night)
      .map((index) => ({ kind, index, what: variant(kind, index, size) })),
  )
}

function variant<Kind extends ChangedKind>(kind: Kind, index: number, size: AccountSize): WhatChanged<Kind> {
  const variants: readonly WhatChanged<Kind>[] = WHAT_CHANGES[kind]
  const chosen = variants[Math.floor(index / size.changeEvery) % variants.length]
  if (chosen === undefined) throw new RangeError(`no change for a ${kind}`)
  return chosen
}
