import { defineTechniques } from '../technique.ts'
import { onAnything, withEveryPermission } from './steps.ts'

const STANDS_THERE =
  'this is the management account of the organization, or the account that IAM Identity Center is delegated to'

const attachToPermissionSet = onAnything('sso:AttachManagedPolicyToPermissionSet').map(withEveryPermission)

/** Writing what IAM Identity Center hands out. {@link https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html} */
export const IDENTITY_CENTER = defineTechniques([
  {
    name: 'attach-policy-to-permission-set',
    title: 'Attach a policy to a permission set',
    category: 'principal-access',
    references: ['sso-002'],
    ways: [attachToPermissionSet],
    target: { is: 'permission-set' },
    becomes: 'target',
    precondition: `${STANDS_THERE}; the actor is assigned the permission set; and somebody provisions it again`,
    why: 'A permission set becomes a role in every account that it is assigned in. With AdministratorAccess attached, whoever signs in by it is an administrator there.',
    close:
      'Keep sso:AttachManagedPolicyToPermissionSet to those who look after the organization, and name the permission sets that others may change.',
  },
  {
    name: 'put-policy-of-permission-set',
    title: 'Write the inline policy of a permission set',
    category: 'principal-access',
    references: ['sso-003'],
    ways: [onAnything('sso:PutInlinePolicyToPermissionSet')],
    target: { is: 'permission-set' },
    becomes: 'target',
    precondition: `${STANDS_THERE}; the actor is assigned the permission set; and somebody provisions it again`,
    why: 'The inline policy of a permission set is in force in every account that it is assigned in, and whoever writes it chooses what it allows.',
    close:
      'Keep sso:PutInlinePolicyToPermissionSet to those who look after the organization, and name the permission sets that others may change.',
  },
  {
    name: 'create-permission-set',
    title: 'Create a permission set and assign it to oneself',
    category: 'principal-access',
    references: ['sso-001'],
    ways: [
      [
        ...onAnything('sso:CreatePermissionSet'),
        ...attachToPermissionSet,
        ...onAnything('sso:CreateAccountAssignment'),
      ],
    ],
    target: { is: 'permission-set' },
    becomes: 'target',
    precondition: `${STANDS_THERE}; and the actor has a user there`,
    why: 'A new permission set with AdministratorAccess, assigned to a user of the actor, makes them administrator of whichever account they choose.',
    close:
      'Keep sso:CreateAccountAssignment to those who look after the organization; watch for new assignments in CloudTrail.',
  },
])
