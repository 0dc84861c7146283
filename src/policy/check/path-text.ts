import type { Path } from './finding.ts'

/**
 * A place in a document in words.
 *
 * @example pathText(['Statement', 0, 'Condition', 'Bool', 'aws:SecureTransport']) // 'Statement[0].Condition.Bool["aws:SecureTransport"]'
 */
export function pathText(path: Path): string {
  return path
    .map((step) => (typeof step === 'string' && /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`))
    .join('')
    .replace(/^\./, '')
}
