import { ALWAYS, type Formula } from '../policy/formula.ts'
import type { Supposing } from './access.ts'
import type { Asker } from './asker.ts'
import type { Bearing } from './bearing.ts'
import { combine } from './combine.ts'
import { type Setting, type Sides, sidesOf } from './sides.ts'

/** The sides of a question as they would be if what is supposed held. */
export function supposedSides(asker: Asker, setting: Setting, supposing: Supposing): Sides {
  const { isGranted = false, isTrusted = false } = supposing
  const sides = sidesOf(asker, setting)
  const identity = isGranted ? [...(sides.identity ?? []), EVERYTHING] : sides.identity
  return { ...sides, identity, ...(isTrusted ? { resource: null, mustAllow: false } : {}) }
}

/** Under which circumstances a question is allowed, as policies say it. */
export function supposedly(asker: Asker, setting: Setting, supposing: Supposing): Formula {
  return combine(asker, supposedSides(asker, setting, supposing)).allowed
}

const EVERYTHING: Bearing = {
  origin: { source: 'identity', policyArn: null, policyName: null, version: null },
  statement: null,
  effect: 'Allow',
  when: ALWAYS,
}
