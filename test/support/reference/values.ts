/** An instant in milliseconds; null where the text is none, undefined where the documentation leaves its meaning open. */
export function instantOf(text: string): number | null | undefined {
  if (/^\d{4}$/.test(text)) return undefined
  if (/^-?\d{1,12}$/.test(text)) return Number(text) * 1000
  if (/^\d{4}-\d\d(?:-\d\d)?$/.test(text)) return undefined
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.test(text)) {
    return /^\d{4}-\d\d/.test(text) || /^\d/.test(text) ? undefined : null
  }
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : at
}

/** A decimal number as digits times a power of ten; null where the text is none. */
export function decimalOf(text: string): readonly [digits: bigint, places: number] | null | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (match === null) return /\d/.test(text) ? undefined : null
  const [, sign = '', whole = '', fraction = ''] = match
  return [BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`), fraction.length]
}

/** Below, equal or above nought as with a comparator. */
export function compareDecimals(
  [a, places]: readonly [bigint, number],
  [b, others]: readonly [bigint, number],
): number {
  const left = a * 10n ** BigInt(others)
  const right = b * 10n ** BigInt(places)
  return left < right ? -1 : left > right ? 1 : 0
}

/** The bits of an address, as a text of 0 and 1; null where it is none. */
export function addressBits(text: string): string | null {
  const four = text.split('.')
  if (four.length === 4) {
    if (!four.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return null
    return four.map((part) => Number(part).toString(2).padStart(8, '0')).join('')
  }
  if (!/^[\da-f:]+$/i.test(text)) return null
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [front = [], back = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - front.length - back.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null
  const groups = [...front, ...Array.from({ length: missing }, () => '0'), ...back]
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return null
  return groups.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('')
}

/** What the bits of an address in a range begin with; null where the text is no range, undefined for one that never matches. */
export function rangeBits(text: string): { readonly length: number; readonly prefix: string } | null | undefined {
  const [address = '', size, more] = text.split('/')
  const bits = addressBits(address)
  if (bits === null || more !== undefined || (size !== undefined && !/^\d{1,3}$/.test(size))) return null
  const fixed = size === undefined ? bits.length : Number(size)
  if (fixed > bits.length) return null
  const hasHostBits = bits.slice(fixed).includes('1')
  if (hasHostBits && bits.length === 128) return undefined
  return { length: bits.length, prefix: bits.slice(0, fixed) }
}
