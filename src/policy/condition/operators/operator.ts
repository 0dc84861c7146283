import type { Pattern } from '../../pattern/pattern.ts'
import type { Truth } from '../truth.ts'

/** How the values of a request fall into kinds that an operator does not tell apart. */
export type Kinds =
  /** Texts that match a pattern; all of `*` and `?` where the operator has wildcards. */
  | { readonly are: 'texts' }
  /** Texts whose lower case is that of a value; only the values that `among` keeps. */
  | { readonly are: 'spellings'; readonly among: (value: string) => string }
  /** ARNs, part by part. */
  | { readonly are: 'arns' }
  /** Points and what lies between them: one of each, spelled as none of `avoid` where there are other spellings. */
  | {
      readonly are: 'points'
      readonly of: PointType
      readonly samples: (values: readonly string[], avoid: ReadonlySet<string>) => string[]
    }

export type PointType = 'number' | 'date' | 'ip' | 'binary'

/** What a condition operator does with one value of a request. Null, which asks of no value, is none of these. */
export interface Operator {
  /** As documented, without prefix and suffix. */
  readonly name: string
  /** The operator that it negates: several values are then a NOR, and a missing key makes it true. Null where none. */
  readonly negates: string | null
  /** Whether `*` and `?` in a policy's value stand for others. */
  readonly wildcards: boolean
  /** Whether AWS documents policy variables for it. */
  readonly variables: boolean
  /** Whether a value of a request can be read; one that cannot satisfies neither the operator nor its negation. */
  readonly isMalformed: (given: string) => boolean
  /** Whether a policy's value matches a request's, as the operator that is not negated. */
  readonly matches: (value: Pattern, given: string) => Truth
  readonly kinds: Kinds
}

/** A family's operators of one comparison: as it is, and negated where there is such. */
export function operators(
  name: string,
  negation: string | null,
  of: Omit<Operator, 'name' | 'negates'>,
): readonly Operator[] {
  const plain = { ...of, name, negates: null }
  return negation === null ? [plain] : [plain, { ...of, name: negation, negates: name }]
}

/** For families that can compare any value. */
export function neverMalformed(): boolean {
  return false
}
