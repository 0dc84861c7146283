/** No column is made narrower for the sake of others: below this a cell says nothing. */
const NARROWEST = 6

/** Widths that together take no more than there is, where that can be had: the widest columns give way first. */
export function fitWidths(widths: readonly number[], available: number): number[] {
  let most = Math.max(...widths)
  while (most > NARROWEST && sumUpTo(most, widths) > available) most -= 1
  return widths.map((width) => Math.min(width, most))
}

function sumUpTo(most: number, widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + Math.min(width, most), 0)
}
