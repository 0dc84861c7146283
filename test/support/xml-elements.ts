/** An element of a document, as a strict reader sees it. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** The text between its tags, elements within it left out. */
  text: string
  readonly children: XmlElement[]
}

const TOKEN = /<\?xml[^?]*\?>|<(\/?)([A-Za-z:]+)((?: [A-Za-z:.]+="[^"<]*")*)(\/?)>|([^<]+)/y
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u
const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
])

/**
 * Reads the little XML that graph formats need; anything that is not well-formed is an error.
 *
 * @returns the root element
 */
export function readXml(xml: string): XmlElement {
  if (FORBIDDEN.test(xml)) throw new Error('a character that XML forbids')
  const top: XmlElement = { name: '', attributes: new Map(), text: '', children: [] }
  const open = [top]
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex
    const token = TOKEN.exec(xml)
    const parent = open.at(-1)
    if (!token || !parent) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 60)}`)
    const [, closing, name, attributes = '', empty, text] = token
    if (text !== undefined) parent.text += unescaped(text)
    else if (closing === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes something else at ${at}`)
    } else if (name !== undefined) {
      const element: XmlElement = { name, attributes: attributesOf(attributes), text: '', children: [] }
      parent.children.push(element)
      if (empty !== '/') open.push(element)
    }
  }
  const [root] = top.children
  if (open.length !== 1 || !root || top.children.length !== 1) throw new Error('not one whole document')
  return root
}

/** Every element of a name, at any depth. */
export function elementsNamed(root: XmlElement, name: string): readonly XmlElement[] {
  return root.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsNamed(child, name)])
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const pairs = [...text.matchAll(/ ([^=]+)="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, unescaped(value)] as const,
  )
  const attributes = new Map(pairs)
  if (attributes.size !== pairs.length) throw new Error(`an attribute twice: ${text}`)
  return attributes
}

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9A-Fa-f]+)|(\w+));|&/g, (reference, decimal, hex, name) => {
    const character = decimal
      ? String.fromCodePoint(Number(decimal))
      : hex
        ? String.fromCodePoint(parseInt(hex, 16))
        : ENTITIES.get(name)
    if (character === undefined) throw new Error(`a bare ampersand or unknown entity: ${reference}`)
    return character
  })
}
