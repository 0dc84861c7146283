/**
 * Where a long text first occurs in another, from a place on; -1 where it does not. Unlike `indexOf`, it never costs
 * the product of both lengths, however repetitive they are (Knuth, Morris and Pratt).
 */
export function findLong(text: string, wanted: string, from: number): number {
  const borders = bordersOf(wanted)
  let matched = 0
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    while (matched > 0 && wanted.charCodeAt(matched) !== code) matched = borders[matched - 1] ?? 0
    if (wanted.charCodeAt(matched) === code) matched++
    if (matched === wanted.length) return at + 1 - matched
  }
  return -1
}

/** For each beginning of a text, how many of its characters it begins and ends with alike. */
function bordersOf(text: string): Int32Array {
  const borders = new Int32Array(text.length)
  let border = 0
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    while (border > 0 && text.charCodeAt(border) !== code) border = borders[border - 1] ?? 0
    if (text.charCodeAt(border) === code) border++
    borders[at] = border
  }
  return borders
}
