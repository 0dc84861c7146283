import type { CollectEvent } from './event.ts'
import type { Manifest } from './manifest.ts'

/** The manifest of the collection under way, and how to keep a change of it. */
export interface Ledger {
  readonly manifest: () => Manifest
  readonly save: (change: Partial<Manifest>) => Promise<void>
}

/** Whose account it must be, who hears of it, and the clock. */
export interface Surroundings {
  readonly account?: string
  readonly now: () => number
  readonly onEvent: (event: CollectEvent) => void
}
