import type { DateForm } from '../../model/capture.ts'
import { parseDate } from '../../model/date-form.ts'
import type { DocumentText } from '../../model/document.ts'
import type { AttachedPolicy, Boundary, InlinePolicy, Tag } from '../../model/entity.ts'
import { nameInArn } from '../../model/arn.ts'
import { isoTime } from '../../model/time.ts'
import type { Warning } from '../../model/warning.ts'
import { mayBeRounded, readDocument } from '../document.ts'

/** What normalising one entity gathers beside the entity itself. */
export class Gathering {
  readonly documents: DocumentText[] = []
  readonly warnings: Warning[] = []
  readonly #subject: string
  readonly dateForm: DateForm

  constructor(subject: string, dateForm: DateForm) {
    this.#subject = subject
    this.dateForm = dateForm
  }

  /** Takes a policy document in, and gives back the name under which it is recorded. */
  document(value: unknown, what: string): string | null {
    const document = readDocument(value)
    if (document === null) return null
    this.documents.push(document)
    if (!document.parsed) this.warn('DOCUMENT_UNPARSED', `${what} is not a JSON object`)
    else if (document.raw !== null)
      this.warn('DOCUMENT_DUPLICATE_KEYS', `${what} repeats a key, or holds a number that JSON readers round`)
    else if (mayBeRounded(document)) this.warn('DOCUMENT_NUMBER', `${what} holds a number that JSON readers round`)
    return document.ref
  }

  /** A date as the model has it; one that cannot be read is unknown, with a warning. */
  date(value: string | number | null | undefined, what: string): string | null {
    if (value === undefined || value === null) return null
    const ms = typeof value === 'number' ? epochMilliseconds(value) : parseDate(value)
    if (ms === null) this.warn('UNREADABLE_DATE', `${what} is ${JSON.stringify(value)}`)
    return ms === null ? null : isoTime(ms)
  }

  /** Says which of the members kept for export are new to us. */
  unknownMembers(set: Readonly<Record<string, unknown>> | undefined, known: ReadonlySet<string>, what: string): void {
    for (const member of Object.keys(set ?? {})) {
      if (!known.has(member)) this.warn('UNKNOWN_MEMBER', `${what} has a member ${JSON.stringify(member)}`)
    }
  }

  /** Says which lists held items twice: they are kept whole, and answers see the first of each. */
  repeatedItems(set: Readonly<Record<string, unknown>> | undefined, rendered: Readonly<Record<string, unknown>>): void {
    const modelled = new Map(Object.entries(rendered))
    for (const [member, value] of Object.entries(set ?? {})) {
      const kept = modelled.get(member)
      if (!Array.isArray(value) || !Array.isArray(kept)) continue
      if (kept.length === 0 || kept.length >= value.length) continue
      this.warn('DUPLICATE_ITEM', `${member} holds ${value.length} items, of which ${kept.length} differ in name`)
    }
  }

  warn(code: Warning['code'], message: string): void {
    this.warnings.push({ code, message, subject: this.#subject })
  }
}

/** Seconds since 1970, as some tools write dates; null beyond what a date can be. */
function epochMilliseconds(seconds: number): number | null {
  const ms = Math.round(seconds * 1000)
  return Math.abs(ms) <= 8.64e15 ? ms : null
}

/**
 * Inline policies, the first of each name; their documents are gathered.
 *
 * @param given the list as it came: what reads it as a shape drops members called `__proto__`
 */
export function inlinePolicies(
  list: readonly { readonly PolicyName: string; readonly PolicyDocument?: unknown }[] | undefined,
  given: unknown,
  gathering: Gathering,
): { readonly inline: readonly InlinePolicy[]; readonly lifted: unknown } {
  if (list === undefined) return { inline: [], lifted: given }
  const documents = list.map((policy) =>
    gathering.document(policy.PolicyDocument, `inline policy ${JSON.stringify(policy.PolicyName)}`),
  )
  return {
    inline: firstOfEach(
      list.map((policy, index) => ({ name: policy.PolicyName, document: documents[index] ?? null })),
      (policy) => policy.name,
    ),
    lifted: Array.isArray(given)
      ? given.map((policy: object, index) =>
          documents[index] == null ? policy : { ...policy, PolicyDocument: documents[index] },
        )
      : given,
  }
}

/** Attached managed policies, each ARN once. */
export function attachedPolicies(
  list: readonly { readonly PolicyArn: string; readonly PolicyName?: string | null | undefined }[] | undefined,
): readonly AttachedPolicy[] | null {
  if (list === undefined) return null
  const policies = list.map((policy) => ({
    arn: policy.PolicyArn,
    name: policy.PolicyName ?? nameInArn(policy.PolicyArn),
  }))
  return firstOfEach(policies, (policy) => policy.arn)
}

/** Tags, each key once. */
export function tags(
  list: readonly { readonly Key: string; readonly Value: string }[] | undefined,
): readonly Tag[] | null {
  if (list === undefined) return null
  return firstOfEach(
    list.map((tag) => ({ key: tag.Key, value: tag.Value })),
    (tag) => tag.key,
  )
}

/** A permissions boundary; its type is kept as it is spelt, since AWS spells it otherwise than its own model. */
export function boundary(
  given:
    | { readonly PermissionsBoundaryArn: string; readonly PermissionsBoundaryType?: string | null | undefined }
    | undefined,
): Boundary | null {
  return given === undefined ? null : { arn: given.PermissionsBoundaryArn, type: given.PermissionsBoundaryType ?? null }
}

/** The first item for each key, in the order in which they came. */
export function firstOfEach<Item>(items: readonly Item[], key: (item: Item) => string): readonly Item[] {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)))
}
