import { CHANGE_CLASSES, CHANGE_VERBS, type Change, type ChangeClass, type ChangeVerb } from './change.ts'

/** How many changes of each class and verb a diff lists; a class that it leaves out is not counted as none. */
export type DiffSummary = { readonly [C in ChangeClass]?: Readonly<Record<ChangeVerb, number>> }

/**
 * Counts changes by class and verb, zeros included.
 *
 * @param classes the classes that were looked at
 */
export function summarise(changes: readonly Change[], classes: readonly ChangeClass[]): DiffSummary {
  const counts = CHANGE_CLASSES.filter((name) => classes.includes(name)).map((name) => {
    const verbs = CHANGE_VERBS.map((verb) => [verb, count(changes, name, verb)] as const)
    return [name, Object.fromEntries(verbs)] as const
  })
  return Object.fromEntries(counts)
}

function count(changes: readonly Change[], name: ChangeClass, verb: ChangeVerb): number {
  return changes.filter((change) => change.class === name && change.change === verb).length
}
