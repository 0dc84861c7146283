/**
 * Texts whose lower case is a given one: of a short one all, else as many as asked, each once, the given one first.
 *
 * @param enough how many will do where there are too many for all
 * @example spellingsOf('ab', 1).texts // ['ab', 'Ab', 'aB', 'AB']
 */
export function spellingsOf(
  lower: string,
  enough: number,
): { readonly texts: readonly string[]; readonly areAll: boolean } {
  const letters = Array.from(lower, (letter) => [letter, ...othersOf(letter)])
  let count = 1
  for (const { length } of letters) count = Math.min(count * length, ALL + 1)
  const wanted = count <= ALL ? count : Math.max(enough, 1)
  let texts = ['']
  for (const spellings of letters) {
    const used = texts.length < wanted ? spellings : spellings.slice(0, 1)
    texts = used.flatMap((letter) => texts.map((text) => text + letter)).slice(0, wanted)
  }
  return { texts, areAll: count <= ALL }
}

/** At most so many spellings are all listed: those of six letters. */
const ALL = 64

function othersOf(letter: string): string[] {
  const signs = SIGNS.filter((sign) => sign.toLowerCase() === letter)
  const upper = letter.toUpperCase()
  return upper !== letter && upper.toLowerCase() === letter ? [upper, ...signs] : signs
}

/** The signs for Kelvin, Ångström and Ohm, which have the lower case of letters. */
const SIGNS = ['\u212A', '\u212B', '\u2126']
