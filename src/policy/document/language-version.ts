/** The versions of the policy language. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html} */
export type LanguageVersion = '2008-10-17' | '2012-10-17'

/**
 * How a text of a version is written in that of 2012-10-17: before it there were no variables, and `${` is two
 * characters.
 *
 * @example inNewest('2008-10-17')('${aws:username}') // '${$}{aws:username}'
 */
export function inNewest(version: LanguageVersion): (text: string) => string {
  return version === '2012-10-17' ? asItIs : withoutVariables
}

function asItIs(text: string): string {
  return text
}

function withoutVariables(text: string): string {
  return text.includes('${') ? text.replaceAll('${', '${$}{') : text
}
