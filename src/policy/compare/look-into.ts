import { confirm, type Direction } from './confirm.ts'
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
 * Searches every class of actions for requests that go either way, until there is one of each direction: what one
 * document allows before what one denies, actions of AWS's table before others.
 */
export function lookInto(
  sides: readonly Sides[],
  directions: readonly Direction[],
  tally: Tally,
  takeDown: TakeDown,
): void {
  lookIntoClasses(
    sides,
    ({ old, now, finding }) => knownClasses(old, now, finding.table),
    true,
    directions,
    tally,
    takeDown,
  )
  lookIntoClasses(
    sides,
    ({ old, now, finding }) => unknownClasses(old, now, finding.budget),
    false,
    directions,
    tally,
    takeDown,
  )
}

function lookIntoClasses(
  sides: readonly Sides[],
  classesOf: (sides: Sides) => readonly RequestClass[],
  areInTable: boolean,
  directions: readonly Direction[],
  tally: Tally,
  takeDown: TakeDown,
): void {
  if (directions.every((direction) => tally.has(direction))) return
  const classes = sides.flatMap(
    (side) => tally.within(directions, () => classesOf(side))?.map((one) => ({ one, ...side })) ?? [],
  )
  for (const road of ROADS) {
    for (const { one, asker, edit, finding } of classes) {
      for (const direction of directions.filter((each) => !tally.has(each))) {
        const found = tally.within([direction], () =>
          gain(one, direction, road, (request) => confirm(edit, direction, request, asker.caller), finding),
        )
        if (found !== null) takeDown(direction, found, areInTable)
      }
    }
  }
}
