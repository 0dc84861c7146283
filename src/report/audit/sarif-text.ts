/**
 * A text as a SARIF message: a brace alone would begin a placeholder, and brackets before parentheses a link.
 * {@link https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html#_Toc34317459}
 */
export function sarifText(text: string): string {
  return text.replace(/[{}]/g, '$&$&').replaceAll('](', '] (')
}
