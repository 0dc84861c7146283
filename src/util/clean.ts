const UNSAFE = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u
const LINE_OR_TAB = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g
const CONTROL = /[\p{Cc}\p{Bidi_Control}]/gu

/**
 * Text that can neither move a terminal's cursor nor reorder what is read: line ends and tabs become a space, other
 * control characters (C0, DEL, C1) and the bidirectional controls are dropped. For whatever an account may have named.
 */
export function clean(text: string): string {
  return UNSAFE.test(text) ? text.replace(LINE_OR_TAB, ' ').replace(CONTROL, '') : text
}

/** The same for text of several lines, which stay lines. */
export function cleanLines(text: string): string {
  return text.split('\n').map(clean).join('\n')
}
