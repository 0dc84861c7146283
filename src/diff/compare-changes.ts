import { byKeys } from '../model/compare.ts'
import type { Change } from './change.ts'

/** The order of a diff; the last keys only tell apart what a reader would call the same. */
export const byChange = byKeys<Change>(
  (change) => change.class,
  (change) => change.kind,
  (change) => change.arn,
  (change) => change.facet,
  (change) => change.key ?? '',
  (change) => change.change,
  (change) => change.id,
  (change) => JSON.stringify([change.before, change.after]),
)
