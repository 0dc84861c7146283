import { expect } from 'vitest'

import { outOfSight } from '../../src/escalation/out-of-sight.ts'
import type { Bakery } from './account-builder.ts'
import { escalating } from './escalating.ts'

/** What everybody but administrators is told of, in words: who, and by which techniques one after the other. */
export function told(account: Bakery): readonly string[] {
  const escalation = escalating(account)
  const others = escalation.everyone.filter(({ principal }) => escalation.tier(principal) !== 'admin')
  return others.flatMap((standing) =>
    outOfSight(standing, escalation).map(({ hops, to, decision, precondition }) => {
      expect({ to, decision, precondition }).toEqual({ to: null, decision: 'conditional', precondition: 'unknown' })
      const { kind, name } = standing.principal
      return [`${kind}/${name}`, ...hops.map(({ technique }) => technique.name)].join(' ')
    }),
  )
}
