import { LATERAL } from '../../../src/escalation/techniques/lateral.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const GUEST = 'arn:aws:iam::123456789012:user/guest'

testTechniques(LATERAL, {
  'reactivate-key': {
    reports: {
      'keys of another user': [
        bakery()
          .user('guest')
          .user('mallory', { inline: { Keys: allowing('iam:UpdateAccessKey', GUEST) } }),
        { to: 'user/guest', precondition: 'unknown' },
      ],
    },
    silent: {
      'keys of their own': bakery()
        .user('guest')
        .user('mallory', {
          inline: { Keys: allowing('iam:UpdateAccessKey', 'arn:aws:iam::123456789012:user/${aws:username}') },
        }),
    },
  },
  'service-specific-credential': {
    reports: {
      'credentials that may be made': [
        bakery()
          .user('guest')
          .user('mallory', { inline: { Git: allowing('iam:CreateServiceSpecificCredential', GUEST) } }),
        { to: 'user/guest', precondition: 'met' },
      ],
      'credentials that may be reset': [
        bakery()
          .user('guest')
          .user('mallory', { inline: { Git: allowing('iam:ResetServiceSpecificCredential', GUEST) } }),
        { to: 'user/guest' },
      ],
    },
    silent: {
      'credentials that may be listed': bakery()
        .user('guest')
        .user('mallory', { inline: { Git: allowing('iam:ListServiceSpecificCredentials', GUEST) } }),
    },
  },
})
