/**
 * A member's name as a change shows it: AWS's own in camelCase. Columns of the credential report keep theirs.
 *
 * @example memberKey('MaxSessionDuration') // 'maxSessionDuration'
 * @example memberKey('SAMLMetadataDocument') // 'samlMetadataDocument'
 */
export function memberKey(member: string): string {
  return member.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+(?![a-z])|^[A-Z]/, (start) => start.toLowerCase())
}
