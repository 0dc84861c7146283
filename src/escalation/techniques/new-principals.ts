import { defineTechniques, type Step } from '../technique.ts'
import { FREE, servicesOf, waysAfter } from './running.ts'
import { onAnything, onMeans, withEveryPermission } from './steps.ts'

/** Somebody whom the technique makes, or has made, without a boundary. */
function ofNew(...actions: readonly string[]): readonly Step[] {
  return onAnything(...actions).map((step) => ({ ...step, isOfNew: true }))
}

const CREATE_USER = ofNew('iam:CreateUser')
const CREATE_ROLE = ofNew('iam:CreateRole')
const WRITE_USER = [...ofNew('iam:PutUserPolicy'), ...ofNew('iam:AttachUserPolicy').map(withEveryPermission)]
const WRITE_ROLE = [...ofNew('iam:PutRolePolicy'), ...ofNew('iam:AttachRolePolicy').map(withEveryPermission)]
const TAKE = onAnything('iam:CreateAccessKey', 'iam:CreateLoginProfile')

/** Making a user or role of one's own that nothing holds back. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate} */
export const NEW_PRINCIPALS = defineTechniques([
  {
    name: 'create-user-with-every-permission',
    title: 'Make a user, give it every permission, and a key or password',
    category: 'principal-access',
    references: [],
    ways: WRITE_USER.flatMap((write) => TAKE.map((take) => [...CREATE_USER, write, take])),
    target: { is: 'itself' },
    by: 'new-user',
    becomes: 'target-with-everything',
    why: 'A new user has no Deny and, where nobody asks for one, no boundary: neither what limits its maker nor which users there are already matters.',
    close:
      'Allow iam:CreateUser and the writing of policies of users only with StringEquals iam:PermissionsBoundary, so that whoever is made is limited too.',
  },
  {
    name: 'create-user-in-group',
    title: 'Make a user, add it to a group, and give it a key or password',
    category: 'principal-access',
    references: [],
    ways: TAKE.map((take) => [...CREATE_USER, onMeans('iam:AddUserToGroup'), take]),
    target: { is: 'itself' },
    by: 'group-of-new-user',
    becomes: 'target-changed',
    why: 'What lets somebody take on new colleagues lets them take on one of their own, in the group that allows most.',
    close:
      'Keep groups that allow much out of the Resource of iam:AddUserToGroup, and give it apart from iam:CreateAccessKey and iam:CreateLoginProfile.',
  },
  {
    name: 'create-role-with-every-permission-and-assume',
    title: 'Make a role that trusts oneself, give it every permission, and assume it',
    category: 'principal-access',
    references: [],
    ways: WRITE_ROLE.map((write) => [...CREATE_ROLE, write, { ...onMeans('sts:AssumeRole'), isTrusted: true }]),
    target: { is: 'itself' },
    by: 'new-role',
    becomes: 'target-with-everything',
    why: 'Whoever makes a role writes whom it trusts: themselves. It has no Deny and, where nobody asks for one, no boundary.',
    close:
      'Allow iam:CreateRole and the writing of policies of roles only with StringEquals iam:PermissionsBoundary, so that whoever is made is limited too.',
  },
  {
    name: 'create-role-with-every-permission-and-pass',
    title: 'Make a role that trusts a service, give it every permission, and pass it there',
    category: 'new-passrole',
    references: [],
    ways: waysAfter(
      WRITE_ROLE.map((write) => [...CREATE_ROLE, write]),
      FREE,
    ).map((way) => way.map(ofNobodyYet)),
    target: { is: 'itself' },
    by: 'new-role',
    becomes: 'target-with-everything',
    why: `Whoever makes a role writes which service it trusts, ${servicesOf(FREE).length} of which run the caller’s code with it. It works where sts:AssumeRole is denied.`,
    close:
      'Allow iam:CreateRole and the writing of policies of roles only with StringEquals iam:PermissionsBoundary, and iam:PassRole on roles of a path that nobody else writes.',
  },
])

/** What is asked of a role that exists is asked of the one that is made: any that policies let it be. */
function ofNobodyYet(step: Step): Step {
  return step.on === 'target' ? { ...step, on: 'anything' } : step
}
