import { hmacSha256 } from '../util/hmac.ts'

/**
 * Another IP address or range, of one that is well formed: bit by bit, each turned or not by those before it, so that
 * ranges hold afterwards the addresses that they held. Private ranges, how an address begins, and a range's host bits stay.
 */
export function hideAddress(text: string, key: Uint8Array): string {
  const [address = '', prefix] = text.split('/')
  if (!address.includes(':')) return withPrefix(hideV4(address, prefix, key), prefix)
  const mapped = /^(.*:)([\d.]+\.[\d.]+)$/.exec(address)
  return mapped
    ? withPrefix(`${mapped[1] ?? ''}${hideV4(mapped[2] ?? '', undefined, key)}`, prefix)
    : withPrefix(hideV6(address, prefix, key), prefix)
}

const PRIVATE = /^(?:0|10|127)\.|^169\.254\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\./
/** Of these only a part is private: what follows their first number must stay, lest another become private. */
const PARTLY_PRIVATE = /^(?:100|169|172|192)\./

function hideV4(address: string, prefix: string | undefined, key: Uint8Array): string {
  if (PRIVATE.test(address)) return address
  const bits = address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('')
  const turned = turnBits(bits, PARTLY_PRIVATE.test(address) ? 16 : 8, Number(prefix ?? 32), key)
  return (turned.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)).join('.')
}

/** Loopback and nothing at all, addresses of a link, and those that sites give themselves. */
const LOCAL = /^(?:::|f[cde])/i

function hideV6(address: string, prefix: string | undefined, key: Uint8Array): string {
  if (LOCAL.test(address)) return address
  const [head = [], tail = []] = address.split('::').map((part) => (part === '' ? [] : part.split(':')))
  const zeros = Array<string>(8 - head.length - tail.length).fill('0')
  const bits = [...head, ...zeros, ...tail].map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0'))
  const turned = turnBits(bits.join(''), 16, Number(prefix ?? 128), key)
  return (turned.match(/.{16}/g) ?? []).map((group) => Number.parseInt(group, 2).toString(16)).join(':')
}

function turnBits(bits: string, from: number, to: number, key: Uint8Array): string {
  let made = ''
  for (let at = 0; at < bits.length; at++) {
    const bit = bits[at] === '1' ? 1 : 0
    const isTurned = at >= from && at < to && (hmacSha256(key, `bits ${bits.slice(0, at)}`)[0] ?? 0) % 2 === 1
    made += isTurned ? 1 - bit : bit
  }
  return made
}

function withPrefix(address: string, prefix: string | undefined): string {
  return prefix === undefined ? address : `${address}/${prefix}`
}
