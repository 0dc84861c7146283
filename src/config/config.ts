import type { Severity } from '../model/severity.ts'

/** What `rolecall.json` says, checked: what is normal in these accounts, and nothing that could run or write anything. */
export interface Config {
  /** The file that it was read from. */
  readonly path: string
  readonly knownAccounts: readonly KnownAccount[]
  /** Tag keys that must be there; none where the file does not say. */
  readonly requiredTags: Readonly<Record<TaggedKind, readonly string[]>>
  readonly requiredBoundary: RequiredBoundary | null
  readonly windows: { readonly [W in Window]?: number | undefined }
  /** Queries and themes that an audit leaves out. */
  readonly skip: readonly string[]
  /** The least severity that an audit reports; null where the file does not say. */
  readonly minSeverity: Severity | null
  /** Parameters as they would be typed, by query and parameter. */
  readonly params: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** An AWS account that may be trusted; name and group are for readers. */
interface KnownAccount {
  readonly id: string
  /** Whether it belongs to whoever owns this one: it may then be let write, and is no third party. */
  readonly own?: boolean | undefined
  readonly name?: string | undefined
  readonly group?: string | undefined
}

/** The policies of which one must bound every user and role under a path. */
interface RequiredBoundary {
  readonly policies: readonly string[]
  readonly under: string
}

/** What tags can be required of. */
export const TAGGED_KINDS = ['users', 'roles', 'policies', 'instanceProfiles', 'providers'] as const

type TaggedKind = (typeof TAGGED_KINDS)[number]

/** Days from which on something is too old, or too long unused, or in which it ends; each with the most that its queries take. */
export const WINDOWS = {
  keyAgeDays: 3650,
  passwordAgeDays: 3650,
  unusedDays: 400,
  rootUsedDays: 400,
  expiresWithinDays: 400,
} as const

type Window = keyof typeof WINDOWS
