const INVISIBLE = /[\u007f-\u009f\p{Bidi_Control}\u2028\u2029]/u
const EVERY_INVISIBLE = new RegExp(INVISIBLE, 'gu')

/**
 * JSON that is safe to show on a terminal: what JSON.stringify leaves raw and a terminal may obey (DEL, C1,
 * bidirectional controls, line separators) is escaped, which no parser of JSON sees.
 */
export function visibleJson(json: string): string {
  return INVISIBLE.test(json) ? json.replace(EVERY_INVISIBLE, escape) : json
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
