import { createHmac } from 'node:crypto'

/** HMAC-SHA-256 of a text's UTF-8 bytes: 32 bytes that nobody can tell from chance without the key. */
export function hmacSha256(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
