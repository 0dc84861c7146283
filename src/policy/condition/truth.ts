/** Whether something holds; undecided where AWS does not document it. */
export type Truth = boolean | 'undecided'

/** Whether one of them holds: one that does is enough, whatever the others. */
export function anyHolds(truths: Iterable<Truth>): Truth {
  let found: Truth = false
  for (const truth of truths) {
    if (truth === true) return true
    if (truth === 'undecided') found = truth
  }
  return found
}

/** Whether all of them hold: one that does not is enough, whatever the others. */
export function allHold(truths: Iterable<Truth>): Truth {
  let found: Truth = true
  for (const truth of truths) {
    if (truth === false) return false
    if (truth === 'undecided') found = truth
  }
  return found
}

/** The opposite; of what is undecided, the opposite is undecided too. */
export function opposite(truth: Truth): Truth {
  return truth === 'undecided' ? truth : !truth
}
