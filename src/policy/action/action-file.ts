/**
 * AWS's actions as `schema/data/aws-actions.json.gz` holds them: a text a service, so that reading the file builds no
 * object for any of its 22,000 actions before one is asked for. Items stand between `;`, their fields between `|`,
 * the places in a list between `,`; none of these occurs in a name.
 */
export interface ActionFile {
  /** Where the data is from, with the exact version of the package. */
  readonly source: string
  /** The day on which AWS's pages were read, ISO 8601. */
  readonly date: string
  /** Types of condition keys, as AWS names them. */
  readonly keyTypes: readonly string[]
  /** Condition keys that every service knows: see {@link ServiceRecord.keys}. */
  readonly globalKeys: string
  /** In the order of `prefix:`, so that a service's actions stand side by side in the order of all names. */
  readonly services: readonly ServiceRecord[]
}

/** One service. Places count from 0 within the service. */
export interface ServiceRecord {
  readonly prefix: string
  readonly name: string
  readonly actionCount: number
  /**
   * By lower-case name: `name|level|resources|keys`, where level is a place in {@link ACCESS_LEVELS}, keys one in
   * `keyLists`, and a resource is the place of its type, `!` if it is required, and `+` with the list of the keys that
   * it has for this action alone, if there are any.
   */
  readonly actions: string
  /** `type|arns|keys`, where keys is a place in `keyLists`. */
  readonly resources: string
  /** `name|type`, where type is a place in `keyTypes`. */
  readonly keys: string
  /** Places in `keys`. */
  readonly keyLists: string
}

export const ACCESS_LEVELS = ['List', 'Read', 'Write', 'Permissions management', 'Tagging'] as const
