import type { Entity } from '../../model/entity.ts'
import type { FacetChange } from '../change.ts'
import type { CompareDocuments } from '../document-comparer.ts'
import type { Night } from '../input.ts'

/** Two nights whose documents can be weighed against one another. */
export interface Nights {
  readonly from: Night
  readonly to: Night
  readonly compareDocuments: CompareDocuments
}

/** An entity that both nights have, with what its facets must know to be compared. */
export interface Both<E extends Entity> extends Nights {
  readonly before: E
  readonly after: E
  /** Whether the later one is another entity that took over the ARN. */
  readonly recreated: boolean
  /** What the later night calls a group of the earlier one, in lower case. */
  readonly groupName: (name: string) => string
}

/** Compares one side of an entity in two nights; what one of them does not know has not changed. */
export type FacetOf<E extends Entity> = (both: Both<E>) => readonly FacetChange[]
