import type { DocumentText } from './document.ts'
import type { Entity } from './entity.ts'
import type { FactState, SubjectKind } from './fact.ts'
import type { Level, Part, PartState } from './part.ts'
import type { Warning } from './warning.ts'

/** How an input writes its dates; one form a night, so that states do not depend on the tool that saved them. */
export type DateForm = 'cli' | 'utc' | 'millis' | 'python'

/** An entity as the input gave it, normalised, with the documents that it refers to and what there is to warn of. */
export interface NormalisedEntity {
  readonly entity: Entity | FactState
  readonly documents: readonly DocumentText[]
  readonly warnings: readonly Warning[]
}

/**
 * One entity of a capture. The store asks for `normalise()` only where it has not seen `fingerprint` before;
 * what changes without anyone changing it travels apart, in `usage`.
 */
export interface CaptureRecord {
  readonly part: Part
  readonly kind: SubjectKind
  readonly arn: string
  readonly id: string
  /** SHA-256 of the entity as it came, usage taken out; null where to normalise it costs less than to recognise it. */
  readonly fingerprint: Buffer | null
  readonly usage: Usage | null
  /** Null where AWS would not say it of this one entity: its state is unknown. */
  readonly normalise: (() => NormalisedEntity) | null
}

/** Facts that move by themselves. A member is null where it does not apply or was not said; `residue` holds other spellings. */
export interface Usage {
  readonly lastUsedAt: string | null
  readonly lastUsedRegion: string | null
  readonly attachmentCount: number | null
  readonly boundaryUsageCount: number | null
  /** JSON of the members as they came, where the columns cannot give them back. */
  readonly residue: string | null
}

/** One night of one account, ready to be recorded. */
export interface Capture {
  readonly account: string
  readonly partition: string
  readonly alias: string | null
  /** Milliseconds since 1970. */
  readonly takenAt: number
  readonly label: string | null
  readonly source: 'aws' | 'file'
  readonly level: Level | null
  /** Of the AWS SDK that asked, where the night says. */
  readonly sdkVersion?: string
  readonly dateForm: DateForm
  /** Top-level members that are not lists of entities, kept for export. */
  readonly residue: Readonly<Record<string, unknown>>
  /** Read once, in order; nothing but this holds an entity. No two are of one entity and part. */
  readonly records: Iterable<CaptureRecord>
  /** What is known only when the last record was read. */
  readonly closing: () => Closing
}

/** What a night says as a whole. */
export interface Closing {
  readonly parts: ReadonlyMap<Part, PartState>
  readonly warnings: readonly Warning[]
}
