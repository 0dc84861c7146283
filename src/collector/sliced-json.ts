/** JSON as the bytes of a file, not parsed; `ascii` says that a byte is a character. */
export interface JsonBytes {
  readonly bytes: Buffer
  readonly ascii: boolean
}

/** Where a value stands: from its first byte to the one behind its last. */
export interface Slice {
  readonly start: number
  readonly end: number
}

interface Member extends Slice {
  readonly name: string
  /** Where the name begins, with its quotation mark. */
  readonly from: number
}

/**
 * A JSON object of which each member is parsed when it is asked for, and not kept: an account that hardly changed is
 * recognised by its bytes, and never parsed whole. Members that nobody asks for are checked only as far as brackets go.
 *
 * @throws SyntaxError where the bytes are no JSON object
 * @example new SlicedObject({ bytes: Buffer.from('{"Path": "/"}'), ascii: true }, 0).get('Path') // '/'
 */
export class SlicedObject implements ReadonlyMap<string, unknown> {
  readonly #json: JsonBytes
  readonly #members: readonly Member[]
  readonly #byName: ReadonlyMap<string, Member>
  readonly end: number

  constructor(json: JsonBytes, start: number) {
    const members: Member[] = []
    const byName = new Map<string, Member>()
    this.end = throughObject(json, start, (name, value, from) => {
      const member = { name, from, start: value, end: skipValue(json.bytes, value) }
      members.push(member)
      byName.set(name, member)
      return member.end
    })
    if (byName.size < members.length) for (const member of members) parseSlice(json, member)
    this.#json = json
    this.#members = members
    this.#byName = byName
  }

  get size(): number {
    return this.#byName.size
  }

  has(name: string): boolean {
    return this.#byName.has(name)
  }

  get(name: string): unknown {
    const member = this.#byName.get(name)
    return member && parseSlice(this.#json, member)
  }

  /** The bytes of one member's value; none where there is no such member. */
  bytesOf(name: string): Buffer {
    const member = this.#byName.get(name)
    return this.#json.bytes.subarray(member?.start ?? 0, member?.end ?? 0)
  }

  /** Whether a member is a list, without parsing it. */
  isList(name: string): boolean {
    const member = this.#byName.get(name)
    return member !== undefined && isListAt(this.#json, member.start)
  }

  /** The bytes of all members but those named, in as few pieces as can be. */
  *bytesWithout(names: ReadonlySet<string>): Generator<Buffer> {
    let from = -1
    let end = -1
    for (const member of this.#members) {
      if (!names.has(member.name)) {
        if (from < 0) from = member.from
        end = member.end
      } else if (from >= 0) {
        yield this.#json.bytes.subarray(from, end)
        from = -1
      }
    }
    if (from >= 0) yield this.#json.bytes.subarray(from, end)
  }

  keys(): MapIterator<string> {
    return this.#byName.keys()
  }

  *entries(): MapIterator<[string, unknown]> {
    for (const [name, member] of this.#byName) yield [name, parseSlice(this.#json, member)]
  }

  *values(): MapIterator<unknown> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): MapIterator<[string, unknown]> {
    return this.entries()
  }

  forEach(see: (value: unknown, name: string, map: ReadonlyMap<string, unknown>) => void): void {
    for (const [name, value] of this.entries()) see(value, name, this)
  }
}

/**
 * Goes through a list, item by item; `item` is told where one begins and says where it ends.
 *
 * @returns where the list ends
 * @throws SyntaxError where it is no JSON list
 */
export function throughList({ bytes }: JsonBytes, start: number, item: (start: number) => number): number {
  let at = blanks(bytes, expected(bytes, start, LIST))
  if (bytes[at] === LIST_END) return at + 1
  for (;;) {
    at = blanks(bytes, item(at))
    if (bytes[at] === LIST_END) return at + 1
    at = blanks(bytes, expected(bytes, at, COMMA))
  }
}

/**
 * Goes through an object, member by member; `member` is told a name and where its value begins, and says where it ends.
 *
 * @returns where the object ends
 * @throws SyntaxError where it is no JSON object
 */
export function throughObject(
  json: JsonBytes,
  start: number,
  member: (name: string, start: number, from: number) => number,
): number {
  const { bytes } = json
  let at = blanks(bytes, expected(bytes, start, OBJECT))
  if (bytes[at] === OBJECT_END) return at + 1
  for (;;) {
    if (bytes[at] !== QUOTE) throw new SyntaxError(`no name at byte ${at}`)
    const behind = skipString(bytes, at)
    const name = nameAt(json, at, behind)
    at = blanks(bytes, member(name, blanks(bytes, expected(bytes, blanks(bytes, behind), COLON)), at))
    if (bytes[at] === OBJECT_END) return at + 1
    at = blanks(bytes, expected(bytes, at, COMMA))
  }
}

/** Whether an object begins at a byte. */
export function isObjectAt({ bytes }: JsonBytes, at: number): boolean {
  return bytes[at] === OBJECT
}

/** Whether a list begins at a byte. */
export function isListAt({ bytes }: JsonBytes, at: number): boolean {
  return bytes[at] === LIST
}

/** The value at a slice. @throws SyntaxError where it is no JSON */
export function parseSlice({ bytes, ascii }: JsonBytes, { start, end }: Slice): unknown {
  const value: unknown = JSON.parse(bytes.toString(ascii ? 'latin1' : 'utf8', start, end))
  return value
}

/** The first byte that is no white space. */
export function blanks(bytes: Buffer, from: number): number {
  let at = from
  while (KINDS[bytes[at] ?? 0] === BLANK) at += 1
  return at
}

const [QUOTE, BACKSLASH, COMMA, COLON, OBJECT, OBJECT_END, LIST, LIST_END] = [...Buffer.from('"\\,:{}[]')] as const
const [BLANK, STRING, OPENS, CLOSES, SEPARATES] = [1, 2, 3, 4, 5]
const KINDS = new Uint8Array(256)
for (const [kind, characters] of [
  [BLANK, ' \t\n\r'],
  [STRING, '"'],
  [OPENS, '{['],
  [CLOSES, '}]'],
  [SEPARATES, ',:'],
] as const) {
  for (const byte of Buffer.from(characters)) KINDS[byte] = kind
}

function nameAt(json: JsonBytes, from: number, behind: number): string {
  const plain = json.bytes.toString(json.ascii ? 'latin1' : 'utf8', from + 1, behind - 1)
  return plain.includes('\\') ? String(parseSlice(json, { start: from, end: behind })) : plain
}

function expected(bytes: Buffer, at: number, byte: number | undefined): number {
  if (bytes[at] !== byte) throw new SyntaxError(`no ${String.fromCharCode(byte ?? 0)} at byte ${at}`)
  return at + 1
}

/** Where a value ends, found by its brackets alone. @throws SyntaxError where the text ends within it */
export function skipValue(bytes: Buffer, start: number): number {
  const kind = KINDS[bytes[start] ?? 0]
  if (kind === STRING) return skipString(bytes, start)
  if (kind === OPENS) return skipNested(bytes, start)
  let at = start
  while (at < bytes.length && KINDS[bytes[at] ?? 0] === 0) at += 1
  if (at === start) throw new SyntaxError(`no value at byte ${at}`)
  return at
}

function skipNested(bytes: Buffer, start: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const fours = bytes.length - 4
  let depth = 0
  for (let at = start; at < bytes.length; at += 1) {
    const kind = KINDS[bytes[at] ?? 0]
    if (kind === BLANK) {
      while (at < fours && view.getUint32(at + 1) === FOUR_SPACES) at += 4
    } else if (kind === STRING) at = skipString(bytes, at) - 1
    else if (kind === OPENS) depth += 1
    else if (kind === CLOSES) {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  throw new SyntaxError('the text ends within a value')
}

/** Most of what the AWS CLI prints is indentation. */
const FOUR_SPACES = 0x20202020

function skipString(bytes: Buffer, start: number): number {
  let at = start + 1
  while (at < bytes.length) {
    const byte = bytes[at]
    if (byte === QUOTE) return at + 1
    at += byte === BACKSLASH ? 2 : 1
  }
  throw new SyntaxError('the text ends within a string')
}
