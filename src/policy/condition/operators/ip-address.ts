import { once } from '../../../util/once.ts'
import { literalText } from './literal-text.ts'
import { operators } from './operator.ts'
import { noValue } from './ordered.ts'
import { readOnce } from './remembered.ts'
import { type Address, type Range, readAddress, readRange, spellAddress, widthOf } from './read-ip.ts'

const readValue = readOnce((value) => readRange(literalText(value) ?? ''))

/**
 * An address in a range, of its own version: IPv4 ranges hold no IPv6 address. A range that cannot be read holds none,
 * nor does an IPv6 range with host bits; an address that cannot be read is neither in nor out.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress}
 */
export const IP_ADDRESS = operators('IpAddress', 'NotIpAddress', {
  wildcards: false,
  variables: false,
  isMalformed: (given) => readAddress(given) === null,
  matches: (value, given) => {
    const [address, range] = [readAddress(given), readValue(value)]
    if (address === 'undecided' || range === 'undecided') return 'undecided'
    if (address === null || range === null || address.version !== range.version) return false
    return address.bits >= range.from && address.bits <= range.to
  },
  kinds: { are: 'points', of: 'ip', samples },
})

/** An address from every stretch of both versions that no range divides, and a text that is none. */
function samples(values: readonly string[], avoid: ReadonlySet<string>): string[] {
  const ranges = values.map(readRange).filter((range) => range !== null && range !== 'undecided')
  const addresses = ([4, 6] as const).flatMap((version) => {
    const own = ranges.filter((range) => range.version === version)
    return own.length === 0 && avoid.size === 0 ? UNDIVIDED[version]() : divided(version, own, avoid)
  })
  return [...addresses, noValue(avoid)]
}

/** An address from every stretch of a version that no range divides. */
function divided(version: 4 | 6, own: readonly Range[], avoid: ReadonlySet<string>): readonly string[] {
  const end = 1n << BigInt(widthOf(version))
  const starts = [0n, ...MAPPED[version], ...own.flatMap(({ from, to }) => [from, to + 1n])]
  const cuts = [...new Set(starts)].filter((start) => start < end).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return cuts.flatMap((start, index) => oneOf(version, start, cuts[index + 1] ?? end, avoid))
}

/** Of a version that no range speaks of. */
const UNDIVIDED = { 4: once(() => divided(4, [], new Set())), 6: once(() => divided(6, [], new Set())) }

/** Ends of the IPv6 addresses that stand for IPv4 ones: they are read as undecided. */
const MAPPED = { 4: [], 6: [0xffff_0000_0000n, 0x1_0000_0000_0000n] } as const

/** An address of a stretch, rather one that is meant for examples. */
function oneOf(version: 4 | 6, start: bigint, end: bigint, avoid: ReadonlySet<string>): string[] {
  const example = readAddress(version === 4 ? '192.0.2.1' : '2001:db8::1')
  const first: Address[] =
    example !== null && example !== 'undecided' && start <= example.bits && example.bits < end ? [example] : []
  for (let bits = start; bits < end && bits <= start + BigInt(avoid.size); bits += 1n) first.push({ version, bits })
  const text = first.map(spellAddress).find((text) => !avoid.has(text) && readAddress(text) !== 'undecided')
  return text === undefined ? [] : [text]
}
