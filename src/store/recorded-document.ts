import type { DocumentRef, PolicyDocument } from '../model/document.ts'

/**
 * A document as it stands in the database. A class, since an account has thousands: objects with a getter of their own have
 * no shape in common, and take ten times as long to make and to read.
 */
export class RecordedDocument implements PolicyDocument {
  readonly ref: DocumentRef
  readonly body: string
  readonly raw: string | null
  readonly parsed: boolean

  constructor(ref: DocumentRef, body: string, raw: string | null, parsed: boolean) {
    this.ref = ref
    this.body = body
    this.raw = raw
    this.parsed = parsed
  }

  get json(): unknown {
    const json: unknown = this.parsed ? JSON.parse(this.body) : undefined
    return json
  }
}
