/** How many subjects a sentence names. */
const NAMED = 3

/** Whom something leaves open, as a few words. */
export function whom(subjects: 'all' | readonly string[]): string {
  if (subjects === 'all') return subjects
  const more = subjects.length > NAMED ? ` and ${subjects.length - NAMED} more` : ''
  return `${subjects.slice(0, NAMED).join(', ')}${more}`
}
