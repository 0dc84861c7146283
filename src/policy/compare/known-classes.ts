import { idsOfBits } from '../action/action-set.ts'
import type { ActionTable } from '../action/table.ts'
import type { Body } from './body.ts'
import type { Compiled } from './compile.ts'
import type { RequestClass } from './request-class.ts'

/** The actions of AWS's table of which two documents say something else, as far as their bodies show. */
export function knownClasses(older: Compiled, newer: Compiled, table: ActionTable): readonly RequestClass[] {
  const differing = differingBits(older, newer, table)
  const bodies: { readonly body: Body; readonly isOld: boolean }[] = []
  const byAction = new Map<number, number[]>()
  for (const [compiled, isOld] of [[older, true] as const, [newer, false] as const]) {
    for (const { body, actions } of compiled.values()) {
      const place = bodies.push({ body, isOld }) - 1
      for (const id of idsOfBits(actions.bits.map((word, index) => word & (differing[index] ?? 0)))) {
        const places = byAction.get(id)
        if (places) places.push(place)
        else byAction.set(id, [place])
      }
    }
  }
  const classes = new Map<string, { readonly places: readonly number[]; readonly ids: number[] }>()
  for (const id of idsOfBits(differing)) {
    const places = byAction.get(id) ?? []
    const key = places.join()
    const found = classes.get(key)
    if (found) found.ids.push(id)
    else classes.set(key, { places, ids: [id] })
  }
  return [...classes.values()].map(({ places, ids }) => {
    const found = places.flatMap((place) => bodies[place] ?? [])
    return {
      names: ids.map((id) => table.actionAt(id).name),
      form: null,
      older: found.filter(({ isOld }) => isOld).map(({ body }) => body),
      newer: found.filter(({ isOld }) => !isOld).map(({ body }) => body),
    }
  })
}

function differingBits(older: Compiled, newer: Compiled, table: ActionTable): Uint32Array {
  const differing = new Uint32Array(Math.ceil(table.size / 32))
  for (const key of new Set([...older.keys(), ...newer.keys()])) {
    const [old, now] = [older.get(key)?.actions.bits, newer.get(key)?.actions.bits]
    for (const [index, word] of differing.entries())
      differing[index] = word | ((old?.[index] ?? 0) ^ (now?.[index] ?? 0))
  }
  return differing
}
