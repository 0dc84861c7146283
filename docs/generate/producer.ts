/** A file that follows from metadata; the path is relative to the repository. */
export interface GeneratedFile {
  readonly path: string
  readonly text: string
}

/** Some generated files, and the folders that hold nothing else: whatever more is found there is stale. */
export interface Producer {
  readonly folders: readonly string[]
  files(): Promise<readonly GeneratedFile[]>
}
