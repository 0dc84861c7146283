import { byCodeUnit } from '../model/compare.ts'
import { hmacSha256 } from '../util/hmac.ts'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What a unique id or the id of a key begins with says of what it is. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes} */
const KIND_LENGTH = 4

/** Another unique id, or id of an access key, of the same kind and length; always the same for the same. */
export function hideUniqueId(id: string, key: Uint8Array): string {
  return id.slice(0, KIND_LENGTH) + lettersFor(id, key, id.length - KIND_LENGTH, BASE32)
}

/** Letters that a key gives a text. */
export function lettersFor(text: string, key: Uint8Array, length: number, alphabet: string): string {
  let made = ''
  for (let block = 0; made.length < length; block++) {
    for (const byte of hmacSha256(key, JSON.stringify(['letters', block, text]))) {
      made += alphabet[byte % alphabet.length]
    }
  }
  return made.slice(0, length)
}

/**
 * Other account ids, one to one: twelve digits that begin with `0000`, so that a reader knows them for pseudonyms. Which
 * account gives way where two come to the same is told by their order.
 */
export function hideAccounts(ids: Iterable<string>, key: Uint8Array): ReadonlyMap<string, string> {
  const plain = [...new Set(ids)].toSorted(byCodeUnit)
  const taken = new Set(plain)
  const made = new Map<string, string>()
  for (const id of plain) {
    let pseudonym: string
    let block = 0
    do pseudonym = `0000${lettersFor(`${id} ${block++}`, key, 8, '0123456789')}`
    while (taken.has(pseudonym))
    taken.add(pseudonym)
    made.set(id, pseudonym)
  }
  return made
}
