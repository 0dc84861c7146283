/** Drops what XML 1.0 forbids, even escaped: most controls, lone surrogates, U+FFFE and U+FFFF. {@link https://www.w3.org/TR/xml/#charsets} */
export function xmlCharacters(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
}

/** Escapes a text for an element or a quoted attribute; white space is kept, which a bare attribute would lose. */
export function xmlText(text: string): string {
  return visibleXml(xmlCharacters(text).replace(/[&<>"'\t\n\r]/g, reference))
}

/** XML that is safe to show on a terminal: what a terminal may obey (DEL, C1, bidirectional controls) becomes a reference. */
export function visibleXml(xml: string): string {
  return xml.replace(/[\u007f-\u009f\p{Bidi_Control}\u2028\u2029]/gu, reference)
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}
