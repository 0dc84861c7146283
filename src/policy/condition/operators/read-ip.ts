import { remembered } from '../../../util/remembered.ts'

/** An address as a number of 32 or 128 bits. */
export interface Address {
  readonly version: 4 | 6
  readonly bits: bigint
}

export interface Range {
  readonly version: 4 | 6
  readonly from: bigint
  /** The last one within. */
  readonly to: bigint
}

export function widthOf(version: 4 | 6): number {
  return version === 4 ? 32 : 128
}

/**
 * An address in its standard spelling; null for what is none, undecided for spellings that AWS may or may not read, and
 * for IPv6 addresses that stand for IPv4 ones.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress}
 */
export const readAddress = remembered((text: string): Address | null | 'undecided' => {
  if (text.includes('/')) {
    const range = readRange(text)
    return range === null ? null : 'undecided'
  }
  return text.includes(':') ? readIpv6(text) : readIpv4(text)
}, 4096)

/**
 * An address with or without a prefix length; without one it is that address alone. IPv4 ranges may be named by any
 * address of theirs, IPv6 ranges by the first alone.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress}
 */
export function readRange(text: string): Range | null | 'undecided' {
  const slash = text.indexOf('/')
  const address = readAddress(slash === -1 ? text : text.slice(0, slash))
  if (address === null || address === 'undecided') return address
  const { version, bits } = address
  const width = widthOf(version)
  const length = slash === -1 ? String(width) : text.slice(slash + 1)
  if (!/^(?:0|[1-9]\d{0,2})$/.test(length)) return /^\+?\d+$/.test(length) ? 'undecided' : null
  if (Number(length) > width) return null
  const size = 1n << BigInt(width - Number(length))
  const host = bits % size
  if (version === 6 && host !== 0n) return null
  return { version, from: bits - host, to: bits - host + size - 1n }
}

export function spellAddress({ version, bits }: Address): string {
  if (version === 4) {
    const number = Number(bits)
    return [24, 16, 8, 0].map((place) => (number >>> place) & 0xff).join('.')
  }
  const groups = Array.from({ length: 8 }, (_, index) => (bits >> BigInt(16 * (7 - index))) & 0xffffn)
  const text = groups.map((group) => group.toString(16)).join(':')
  const [longest] = [...text.matchAll(/(?<=^|:)0(?::0)+(?=:|$)/g)].sort((a, b) => b[0].length - a[0].length)
  if (longest === undefined) return text
  const before = text.slice(0, Math.max(0, longest.index - 1))
  return `${before}::${text.slice(longest.index + longest[0].length + 1)}`
}

function readIpv4(text: string): Address | null | 'undecided' {
  const octets = text.split('.')
  if (octets.length !== 4 || !octets.every((octet) => /^\d{1,9}$/.test(octet) && Number(octet) < 256)) return null
  if (octets.some((octet) => octet.length > 1 && octet.startsWith('0'))) return 'undecided'
  return { version: 4, bits: BigInt(octets.reduce((bits, octet) => bits * 256 + Number(octet), 0)) }
}

function readIpv6(text: string): Address | null | 'undecided' {
  if (!/^[\da-f:.]+$/i.test(text)) return null
  const halves = text.split('::')
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const groups = [...head, ...tail]
  const isWhole = halves.length === 1 ? groups.length === 8 : halves.length === 2 && groups.length < 8
  if (!isWhole || !groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return 'undecided'
  const all = [...head, ...Array.from({ length: 8 - groups.length }, () => '0'), ...tail]
  const bits = all.reduce((bits, group) => bits * 65_536n + BigInt(`0x${group}`), 0n)
  return bits >> 32n === 0xffffn ? 'undecided' : { version: 6, bits }
}
