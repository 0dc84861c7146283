/** The words of a night, in lower case, and how its patterns cut them. */
export interface Vocabulary {
  readonly words: ReadonlySet<string>
  /** Words of patterns that go on to their right, up to a wildcard or a variable: `adm` of `adm*`. */
  readonly openRight: ReadonlySet<string>
  /** Words of patterns that began before, at a wildcard or a variable: `min` of `*min`. */
  readonly openLeft: ReadonlySet<string>
}

/** How a word stands in its text: what of it may be missing. */
export interface Open {
  readonly left: boolean
  readonly right: boolean
}

/** A vocabulary that is being gathered. */
export interface Gathering extends Vocabulary {
  note(word: string, open: Open): void
}

export function gatherWords(): Gathering {
  const words = new Set<string>()
  const openRight = new Set<string>()
  const openLeft = new Set<string>()
  return {
    words,
    openRight,
    openLeft,
    note(word, open) {
      const folded = word.toLowerCase()
      words.add(folded)
      if (open.right) openRight.add(folded)
      if (open.left) openLeft.add(folded)
    },
  }
}
