const MAX_BYTES = 100
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu
const SEPARATORS_AND_WINDOWS = /[/\\:*?"<>|]/g
const ENDS = /^[.\s-]+|[.\s]+$/g
const RESERVED_BY_WINDOWS = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/i

/**
 * A file's name (no folder, no ending) made of text from an account, that stays where it is put on every system: never
 * empty, at most 100 bytes of UTF-8. Different texts may give one name; a caller that writes several files tells them apart.
 */
export function fileName(text: string): string {
  const safe = text.replace(INVISIBLE, '').replace(SEPARATORS_AND_WINDOWS, '-').replace(ENDS, '')
  const name = shorten(RESERVED_BY_WINDOWS.test(safe) ? `_${safe}` : safe).replace(ENDS, '')
  return name === '' ? 'unnamed' : name
}

/** Cuts between code points, never inside one. */
function shorten(text: string): string {
  let bytes = 0
  let end = 0
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > MAX_BYTES) break
    end += character.length
  }
  return text.slice(0, end)
}
