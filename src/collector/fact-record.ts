import type { CaptureRecord, Usage } from '../model/capture.ts'
import type { Fact } from '../model/fact.ts'

/** A fact as a record to be kept; one without settings is unknown. */
export function factRecord({ part, kind, arn, id, name, settings, activity, tags }: Fact): CaptureRecord {
  return {
    part,
    kind,
    arn,
    id,
    fingerprint: null,
    usage: activity === null ? null : { ...NO_USAGE, residue: JSON.stringify(activity) },
    normalise:
      settings === null
        ? null
        : () => ({ entity: { kind: 'fact', part, name, settings, tags }, documents: [], warnings: [] }),
  }
}

const NO_USAGE: Usage = {
  lastUsedAt: null,
  lastUsedRegion: null,
  attachmentCount: null,
  boundaryUsageCount: null,
  residue: null,
}
