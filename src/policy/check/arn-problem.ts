/**
 * What is wrong with an ARN, which may have wildcards and variables; null where nothing is.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html}
 *
 * @example arnProblem('arn:aws:iam::12345:role/x') // { expected: 'an account of 12 digits', found: '12345' }
 */
export function arnProblem(text: string): { readonly found: string; readonly expected: string } | null {
  const parts = text.replace(/\$\{[^}]*\}/g, '*').split(':')
  const [scheme = '', partition = '', service = '', , account = ''] = parts
  const isShort = parts.length < 6 && !(parts.length > 1 && mayGoOn(parts))
  if (scheme !== 'arn' || isShort) return { found: text, expected: 'arn:partition:service:region:account:resource' }
  if (!/[*?]/.test(partition) && !PARTITION.test(partition))
    return { found: partition, expected: 'a partition such as aws' }
  if (parts.length > 2 && !/^[a-z\d*?-]+$/i.test(service)) return { found: service, expected: 'a service' }
  if (/^\d+$/.test(account) && account.length !== 12) return { found: account, expected: 'an account of 12 digits' }
  if (parts.length === 6 && parts[5] === '') return { found: text, expected: 'a resource after the account' }
  return null
}

/** Whether a `*` at the end may stand for the rest of the parts: not behind the beginning of a resource. */
function mayGoOn(parts: readonly string[]): boolean {
  const last = parts.at(-1) ?? ''
  return last.endsWith('*') && (parts.length < 5 || /^\d{0,12}[*?]/.test(last))
}

/** AWS's own names of its partitions. {@link https://docs.aws.amazon.com/general/latest/gr/rande.html} */
const PARTITION = /^aws(?:-cn|-us-gov|-iso|-iso-[a-z]|-eusc)?$/
