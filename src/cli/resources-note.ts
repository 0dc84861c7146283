/**
 * Says of whom an answer about paths leaves out what they can do to resources that exist, and what to make of it.
 *
 * @param whose how many, or the ARN of the one asked about
 * @example
 * resourcesNote(1, 'the cut does not close these')
 * // '1 principal has, or comes to, techniques on resources that exist, whose roles this night cannot show: the cut does not close these'
 */
export function resourcesNote(whose: number | string, then: string): string {
  const who = typeof whose === 'string' ? whose : `${whose} ${whose === 1 ? 'principal' : 'principals'}`
  const have = typeof whose === 'string' || whose === 1 ? 'has, or comes to,' : 'have, or come to,'
  return `${who} ${have} techniques on resources that exist, whose roles this night cannot show: ${then}`
}
