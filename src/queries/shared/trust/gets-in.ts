import { entry, type Entry, type Persona } from './persona.ts'
import type { Params, QueryContext } from '../../query.ts'
import type { WayIn } from './way-in.ts'

/** Whether every one of some personas gets in by a way; where that cannot be decided the role is left unknown. */
export function getsIn(context: QueryContext<Params>, way: WayIn, ...personas: readonly Persona[]): boolean {
  return entryBy(context, way, ...personas) === 'in'
}

/** Whether one of some personas gets in, who is enough; the role is left unknown where none does and one may. */
export function someGetsIn(context: QueryContext<Params>, way: WayIn, personas: readonly Persona[]): boolean {
  const entries = personas.map((persona) => entry(way.when(persona.caller), persona, context.account.snapshot.takenAt))
  if (entries.includes('in')) return true
  const open = entries.find((found) => typeof found === 'object')
  if (open !== undefined) leaveOpen(context, way, open)
  return false
}

/** What {@link getsIn} asks, with both other answers: one persona who stays out is enough. */
export function entryBy(context: QueryContext<Params>, way: WayIn, ...personas: readonly Persona[]): Entry {
  const entries = personas.map((persona) => entry(way.when(persona.caller), persona, context.account.snapshot.takenAt))
  if (entries.includes('out')) return 'out'
  const open = entries.find((found) => typeof found === 'object')
  if (open === undefined) return 'in'
  leaveOpen(context, way, open)
  return open
}

/** Says that it cannot be decided whether somebody gets in by a way. */
export function leaveOpen({ unknown }: QueryContext<Params>, way: WayIn, { undecided }: { undecided: string }): void {
  unknown('roles', `statement ${way.statement.index} of its trust policy: ${undecided}`, way.role.arn)
}
