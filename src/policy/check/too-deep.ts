/** No policy goes a tenth as deep; readers of JSON that go deeper by calling themselves come to an end. */
const DEEPEST = 100

/** Where a text opens more brackets within one another than any policy; null where it does not. Those in texts do not count. */
export function tooDeepAt(text: string): number | null {
  let depth = 0
  let inText = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (inText) {
      if (letter === '\\') at += 1
      else if (letter === '"') inText = false
    } else if (letter === '"') inText = true
    else if (letter === '{' || letter === '[') {
      depth += 1
      if (depth > DEEPEST) return at
    } else if (letter === '}' || letter === ']') depth -= 1
  }
  return null
}
