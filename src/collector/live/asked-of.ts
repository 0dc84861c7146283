import { isKnown, type Part, type PartState } from '../../model/part.ts'

/** Of whom each part is asked: where those were not read, nothing can be said, and that is not nothing. */
const ASKED_OF: Readonly<Partial<Record<Part, readonly Part[]>>> = {
  'role-settings': ['roles'],
  'user-settings': ['users'],
  'policy-tags': ['customer-policies'],
  'instance-profile-tags': ['roles', 'instance-profiles'],
  'credential-report': ['users'],
  'service-credentials': ['users'],
  'access-keys': ['users'],
  'mfa-devices': ['users'],
  'login-profiles': ['users'],
  'signing-certificates': ['users'],
  'ssh-keys': ['users'],
  'role-details': ['roles'],
  'group-members': ['groups'],
  'last-accessed': ['users', 'groups', 'roles', 'customer-policies'],
}

/**
 * What is wanting where others were not read.
 *
 * @returns `all` where there is nobody to ask of
 */
export function unreadSubjects(
  part: Part,
  states: Readonly<Partial<Record<Part, PartState>>>,
): { readonly unread: readonly Part[]; readonly all: boolean } {
  const subjects = ASKED_OF[part] ?? []
  const unread = subjects.filter((subject) => !isKnown(states[subject]))
  return { unread, all: unread.length > 0 && unread.length === subjects.length }
}
