import { IDENTITY_CENTER } from '../../../src/escalation/techniques/identity-center.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const having = (...actions: readonly string[]): Bakery =>
  bakery().user('mallory', { inline: { Sets: allowing(actions) } })
const NOBODY_KNOWN = { to: null, decision: 'conditional', precondition: 'unknown' } as const

testTechniques(IDENTITY_CENTER, {
  'attach-policy-to-permission-set': {
    reports: {
      'every permission set': [having('sso:AttachManagedPolicyToPermissionSet'), NOBODY_KNOWN],
      'one permission set': [
        bakery().role('mallory', {
          inline: {
            Sets: allowing('sso:AttachManagedPolicyToPermissionSet', [
              'arn:aws:sso:::instance/ssoins-1234567890abcdef',
              'arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef',
            ]),
          },
        }),
        NOBODY_KNOWN,
      ],
    },
    silent: {
      'policies that may be detached': having('sso:DetachManagedPolicyFromPermissionSet'),
    },
  },
  'put-policy-of-permission-set': {
    reports: { 'every permission set': [having('sso:PutInlinePolicyToPermissionSet'), NOBODY_KNOWN] },
    silent: {
      'a Deny in another policy': bakery()
        .policy('NoSets', {
          document: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Deny', Action: 'sso:Put*', Resource: '*' }],
          },
        })
        .user('mallory', {
          attached: ['NoSets'],
          inline: { Sets: allowing('sso:PutInlinePolicyToPermissionSet') },
        }),
    },
  },
  'create-permission-set': {
    reports: {
      'all three actions': [
        having('sso:CreatePermissionSet', 'sso:AttachManagedPolicyToPermissionSet', 'sso:CreateAccountAssignment'),
        NOBODY_KNOWN,
      ],
    },
    silent: {
      'a set that may not be assigned': having('sso:CreatePermissionSet', 'sso:AttachManagedPolicyToPermissionSet'),
    },
  },
})
