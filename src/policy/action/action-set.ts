import type { PatternSet } from '../document/policy.ts'
import { rememberedTexts } from '../../util/remembered-texts.ts'
import { rememberedWeakly } from '../../util/remembered-weakly.ts'
import { matches } from '../pattern/matches.ts'
import { parsePattern } from '../pattern/parse.ts'
import { isLiteral } from './is-literal.ts'
import type { ActionTable } from './table.ts'

/**
 * A set of actions: those that the table has as bits, and beside them what names it lacks, since an action that AWS has
 * not published, or published after the day of the table, is not no action.
 */
export interface ActionSet {
  /** Bit `id % 32` of word `id / 32`, for each action of the table. */
  readonly bits: Uint32Array
  /**
   * Of names that the table lacks, those which at least one of these names. Patterns are in lower case, and none is the
   * literal name of an action of the table: where there is no set, the bits tell all.
   */
  readonly unknown: readonly PatternSet[]
}

/** The actions that an Action or NotAction names. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html} */
export function actionSet(named: PatternSet, table: ActionTable): ActionSet {
  return setsOf(table)(named)
}

/** Of statements that name the same in the same order there is one set, however many an account has. */
const setsOf = rememberedWeakly((table: ActionTable) => {
  const only = rememberedTexts((patterns) => setOf({ patterns, except: false }, table))
  const allBut = rememberedTexts((patterns) => setOf({ patterns, except: true }, table))
  return rememberedWeakly(({ patterns, except }: PatternSet) => (except ? allBut : only)(patterns))
})

function setOf(named: PatternSet, table: ActionTable): ActionSet {
  const bits = new Uint32Array(Math.ceil(table.size / 32))
  for (const pattern of named.patterns) for (const id of table.ids(pattern)) setBit(bits, id)
  const patterns = named.patterns.filter((pattern) => !isLiteral(pattern) || table.ids(pattern).length === 0)
  if (named.except) invert(bits, table.size)
  return { bits, unknown: named.except || patterns.length > 0 ? [{ patterns, except: named.except }] : [] }
}

/** Whether a set has an action that the table lacks. @param name in lower case */
export function hasUnknown({ unknown }: Pick<ActionSet, 'unknown'>, name: string): boolean {
  return unknown.some(
    ({ patterns, except }) => patterns.some((pattern) => matches(parsePattern(pattern), name)) !== except,
  )
}

/** The ids of the bits that are set, in order. */
export function idsOfBits(bits: Uint32Array): readonly number[] {
  const ids: number[] = []
  for (let index = 0; index < bits.length; index++) {
    for (let rest = bits[index] ?? 0; rest !== 0; rest &= rest - 1) ids.push(index * 32 + 31 - Math.clz32(rest & -rest))
  }
  return ids
}

function setBit(bits: Uint32Array, id: number): void {
  bits[id >>> 5] = (bits[id >>> 5] ?? 0) | (1 << (id & 31))
}

/** Bits behind the last action stay unset. */
function invert(bits: Uint32Array, size: number): void {
  for (const [index, word] of bits.entries()) bits[index] = ~word
  const spare = bits.length * 32 - size
  if (spare > 0) bits[bits.length - 1] = (bits.at(-1) ?? 0) & (0xffff_ffff >>> spare)
}
