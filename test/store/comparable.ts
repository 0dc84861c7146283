/** The members that hold a policy document, wherever they stand. */
const DOCUMENTS = new Set(['PolicyDocument', 'Document', 'AssumeRolePolicyDocument'])

/**
 * Saved output in a form in which two of them are equal when they say the same: documents decoded, lists in order,
 * members in order. Written apart from the program, as its check.
 */
export function comparable(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item): [unknown, string] => [comparable(item), JSON.stringify(comparable(item))])
    return items.toSorted(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([item]) => item)
  }
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]): [string, unknown] => [
    name,
    comparable(DOCUMENTS.has(name) ? decodeDocument(member) : member),
  ])
  return Object.fromEntries(members.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}

function decodeDocument(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    const text = value.trim()
    const json: unknown = JSON.parse(/^[{[]/.test(text) ? text : decodeURIComponent(text))
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : value
  } catch {
    return value
  }
}
