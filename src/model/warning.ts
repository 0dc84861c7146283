import { byKeys } from './compare.ts'

/** Every warning a night can carry, with what it means; `docs/warnings.md` is generated from this table. */
export const WARNINGS = {
  TAKEN_AT_ASSUMED:
    'The input does not say when it was taken, so the time of the import was recorded; give --taken-at.',
  OTHER_ACCOUNT: 'Entities of another account than the one given were left out.',
  LIST_EMPTY:
    'A list is empty although other lists refer into it, or the night before had entries: perhaps it was filtered out.',
  DUPLICATE_ID: 'One unique id belongs to several ARNs of a kind; they are kept apart by ARN.',
  DUPLICATE_ITEM: 'A list gives two items of one name; the first counts, and the list is kept as it came.',
  DANGLING_REFERENCE: 'Something refers to a group or policy that the input does not hold.',
  DOCUMENT_UNPARSED:
    'A policy document is not a JSON object; its text is kept, and answers that depend on it are unknown.',
  DOCUMENT_DUPLICATE_KEYS:
    'A policy document gives the same JSON key twice; its text is kept, and the last value counts.',
  DOCUMENT_NUMBER: 'A policy document holds a number that JSON readers round; its text is kept.',
  UNKNOWN_MEMBER: 'The input has a member that Rolecall does not know; it is kept and exported.',
  DELETED_DURING_COLLECTION: 'An entity was listed, and gone when it was asked for: what was listed is recorded.',
  CHANGED_DURING_COLLECTION: 'An entity came on two pages with different content: the first is recorded.',
  COUNT_DIFFERS:
    'A list holds fewer or more entities than the account counted before and after it: some came or went meanwhile, or are missing.',
  NOT_READ: 'A part could not be read of this one entity: what it would say is unknown.',
  RESUMED: 'The collection stopped and went on later: parts of the night are of different times.',
  UNREADABLE_DATE: 'A date is in no form we know; its text is kept and the date counts as unknown.',
} as const

export type WarningCode = keyof typeof WARNINGS

/** Something about a night that its reader should know; `subject` is an ARN, a part or a place in the input. */
export interface Warning {
  readonly code: WarningCode
  readonly message: string
  readonly subject: string | null
}

/** Orders warnings by code, subject and message. */
export const byWarning = byKeys<Warning>(
  (warning) => warning.code,
  (warning) => warning.subject ?? '',
  (warning) => warning.message,
)
