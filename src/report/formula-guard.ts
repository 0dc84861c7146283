const FORMULA = /^[\s\p{Cc}\p{Bidi_Control}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/u

/** What nearly every cell begins with; told apart first, since this test is much the cheaper one. */
const PLAIN = /^[\w/]/

/**
 * Text that a spreadsheet shows and does not run: `'` before whatever it might take for a formula, also behind white
 * space, controls and bidirectional marks, and in full-width letters.
 * {@link https://owasp.org/www-community/attacks/CSV_Injection}
 */
export function guardFormula(text: string): string {
  return PLAIN.test(text) ? text : FORMULA.test(text) ? `'${text}` : text
}
