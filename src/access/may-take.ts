/**
 * Whether the beginning of some pattern, up to its first wildcard or variable, leaves it open that it takes a resource:
 * what a pattern takes begins as it does, so that most are told apart without being read.
 *
 * @returns a function of patterns: a text or a list of texts as JSON, without a backslash
 * @example mayTake('arn:aws:s3:::cake/one')('["arn:aws:s3:::bread/*","arn:aws:s3:::cake"]') // false
 */
export function mayTake(resource: string): (patterns: string) => boolean {
  // What has a quote is taken by a wildcard alone: no pattern has one.
  const [start = ''] = resource.slice(0, LONGEST).split('"', 1)
  const end = start === resource ? '[*?$"]' : start.length === LONGEST ? '' : '[*?$]'
  const beginning = start.split('').reduceRight((rest, letter) => `(?:[*?$]|${escaped(letter)}${rest})`, end)
  const mayBegin = new RegExp(`"${beginning}`)
  return (patterns) => mayBegin.test(patterns)
}

/** In characters: whatever begins with so many may take it. */
const LONGEST = 256

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
}
