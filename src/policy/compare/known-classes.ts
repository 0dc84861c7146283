import { rememberedWeakly } from '../../util/remembered-weakly.ts'
import type { Action, ActionTable } from '../action/table.ts'
import type { Body } from './body.ts'
import type { Compiled, Entry } from './compile.ts'
import type { RequestClass } from './request-class.ts'

/** The actions of AWS's table of which two documents say something else, as far as their bodies show. */
export function knownClasses(older: Compiled, newer: Compiled, table: ActionTable): readonly RequestClass[] {
  const differing = differingBits(older, newer, table)
  const words = wordsOf(differing)
  const groups: Group[] = [{ from: 0, body: null, isOld: false }]
  const groupOf = new Int32Array(table.size)
  for (const [compiled, isOld] of [[older, true] as const, [newer, false] as const]) {
    for (const { body, actions } of compiled.values()) {
      // Who was of one group before is of one group with this body too.
      const joined = new Map<number, number>()
      eachBit(actions.bits, differing, words, (id) => {
        const from = groupOf[id] ?? 0
        const known = joined.get(from)
        const group = known ?? groups.push({ from, body, isOld }) - 1
        if (known === undefined) joined.set(from, group)
        groupOf[id] = group
      })
    }
  }
  const names = new Map<number, Map<string, string>>()
  eachBit(differing, differing, words, (id) => {
    const group = groupOf[id] ?? 0
    const named = names.get(group) ?? new Map<string, string>()
    names.set(group, named)
    if (named.size >= NAMED) return
    const action = table.actionAt(id)
    const types = typesOf(action)
    if (!named.has(types)) named.set(types, action.name)
  })
  return [...names].map(([group, named]) => ({
    names: [...named.values()],
    form: null,
    older: bodiesOf(group, true, groups),
    newer: bodiesOf(group, false, groups),
  }))
}

const typesOf = rememberedWeakly(({ resources }: Action) => resources.map(({ arns }) => arns.join(' ')).join(' '))

/** How many actions of a class are named: one would do, others with other resources have a choice of these. */
const NAMED = 12

/** Actions that the same bodies speak of: those of another group, and one body more. */
interface Group {
  readonly from: number
  readonly body: Body | null
  readonly isOld: boolean
}

function bodiesOf(group: number, ofOld: boolean, groups: readonly Group[]): readonly Body[] {
  const found: Body[] = []
  for (let one = groups[group]; one && one.body !== null; one = groups[one.from]) {
    if (one.isOld === ofOld) found.push(one.body)
  }
  return found.reverse()
}

function differingBits(older: Compiled, newer: Compiled, table: ActionTable): Uint32Array {
  const differing = new Uint32Array(Math.ceil(table.size / 32))
  for (const [key, entry] of older) addDifference(differing, entry, newer.get(key))
  for (const [key, entry] of newer) if (!older.has(key)) addDifference(differing, entry, undefined)
  return differing
}

function addDifference(differing: Uint32Array, one: Entry, other: Entry | undefined): void {
  const [bits, others] = [one.actions.bits, other?.actions.bits]
  for (let word = 0; word < differing.length; word++) {
    differing[word] = (differing[word] ?? 0) | ((bits[word] ?? 0) ^ (others?.[word] ?? 0))
  }
}

/** Places of the words that are not empty: documents differ in few actions. */
function wordsOf(bits: Uint32Array): readonly number[] {
  const words: number[] = []
  for (let word = 0; word < bits.length; word++) if (bits[word] !== 0) words.push(word)
  return words
}

function eachBit(bits: Uint32Array, mask: Uint32Array, words: readonly number[], visit: (id: number) => void): void {
  for (const word of words) {
    for (let rest = (bits[word] ?? 0) & (mask[word] ?? 0); rest !== 0; rest &= rest - 1) {
      visit(word * 32 + 31 - Math.clz32(rest & -rest))
    }
  }
}
