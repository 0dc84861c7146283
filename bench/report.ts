import type { Result, Unit } from './result.ts'

/** Results as a table for a reader, one account after the other. */
export function reportText(results: readonly Result[]): string {
  const rows = results.map((result) => [
    result.account,
    result.operation,
    amount(result.measured, result.unit),
    result.floor === null ? '' : amount(result.floor, result.unit),
    result.ratio === null ? '' : result.ratio.toFixed(2),
    targetText(result),
    result.met === null ? '' : result.met ? 'met' : 'MISSED',
    result.detail,
  ])
  const header = ['account', 'operation', 'measured', 'floor', 'ratio', 'target', '', 'detail']
  const widths = header.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)))
  return [header, ...rows]
    .map(
      (row) =>
        `${row
          .map((cell, column) => padded(cell, widths[column] ?? 0, column))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

/** How many targets were missed, in a sentence. */
export function verdict(results: readonly Result[]): string {
  const judged = results.filter((result) => result.met !== null)
  const missed = judged.filter((result) => result.met === false)
  return missed.length === 0
    ? `All ${judged.length} targets are met.\n`
    : `${missed.length} of ${judged.length} targets are MISSED: ${missed.map((result) => `${result.operation} (${result.account})`).join(', ')}.\n`
}

function targetText({ target, ratio, unit }: Result): string {
  if (target === null) return ''
  return `≤ ${ratio === null ? amount(target, unit) : target.toFixed(2)}`
}

function amount(value: number, unit: Unit): string {
  if (unit === 'bytes')
    return value < 2 ** 20 ? `${(value / 2 ** 10).toFixed(0)} KB` : `${(value / 2 ** 20).toFixed(0)} MB`
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`
}

const RIGHT: ReadonlySet<number> = new Set([2, 3, 4])

function padded(cell: string, width: number, column: number): string {
  return RIGHT.has(column) ? cell.padStart(width) : cell.padEnd(width)
}
