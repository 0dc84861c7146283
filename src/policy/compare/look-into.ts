import { confirm, type Direction, DIRECTIONS } from './confirm.ts'
import { type Gain, gain } from './gain.ts'
import { ROADS } from './goals.ts'
import { knownClasses } from './known-classes.ts'
import type { RequestClass } from './request-class.ts'
import type { Sides } from './sides.ts'
import type { Tally } from './tally.ts'
import { unknownClasses } from './unknown-classes.ts'

/** Takes down what was found for a direction, and whether it is of an action of AWS's table. */
export type TakeDown = (direction: Direction, found: Gain, isInTable: boolean) => void

/**
 * Searches every class of actions for requests that get more and that get less, until there is one of either: what one
 * document allows before what one denies, actions of AWS's table before others.
 */
export function lookInto(sides: readonly Sides[], tally: Tally, takeDown: TakeDown): void {
  lookIntoClasses(sides, ({ old, now, finding }) => knownClasses(old, now, finding.table), true, tally, takeDown)
  lookIntoClasses(sides, ({ old, now, finding }) => unknownClasses(old, now, finding.budget), false, tally, takeDown)
}

function lookIntoClasses(
  sides: readonly Sides[],
  classesOf: (sides: Sides) => readonly RequestClass[],
  areInTable: boolean,
  tally: Tally,
  takeDown: TakeDown,
): void {
  if (DIRECTIONS.every((direction) => tally.has(direction))) return
  const classes = sides.flatMap(
    (side) => tally.within(DIRECTIONS, () => classesOf(side))?.map((one) => ({ ...side, one })) ?? [],
  )
  for (const road of ROADS) {
    for (const { one, asker, edit, finding } of classes) {
      for (const direction of DIRECTIONS.filter((each) => !tally.has(each))) {
        const found = tally.within([direction], () =>
          gain(one, direction, road, (request) => confirm(edit, direction, request, asker.caller), finding),
        )
        if (found !== null) takeDown(direction, found, areInTable)
      }
    }
  }
}
