import type { Cell } from '../model/rows.ts'
import { memberOf } from '../util/members.ts'

/** A request that two documents answer differently, in a line: `sts:AssumeRole by 111122223333: none, now allow`. */
export function witnessText(witness: object): Cell {
  const text = (member: string): string => String(memberOf(witness, member))
  const caller = memberOf(memberOf(witness, 'caller'), 'name')
  const context = Object.entries(memberOf(witness, 'context') ?? {}).map(([key, value]) => `${key}=${String(value)}`)
  const who = typeof caller === 'string' ? ` by ${caller}` : ` on ${text('resource')}`
  const where = context.length === 0 ? '' : ` with ${context.join(', ')}`
  return `${text('action')}${who}${where}: ${text('old')}, now ${text('new')}`
}
