/**
 * A text with wildcards, read: `*` stands for any run of characters, `?` for one, `${key}` and `${key, 'default'}` for
 * the value of a key, `${*}`, `${?}` and `${$}` for those characters.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html}
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html}
 */
export interface Pattern {
  readonly text: string
  readonly tokens: readonly Token[]
}

export type Token =
  | { readonly is: 'text'; readonly text: string }
  /** One character, a UTF-16 code unit. */
  | { readonly is: 'one' }
  /** Any run of characters, the empty one too. */
  | { readonly is: 'many' }
  /** A key, in lower case, and what stands for it where the request lacks it. */
  | { readonly is: 'variable'; readonly key: string; readonly default: string | null }
