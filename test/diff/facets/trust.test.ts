import { trusting } from '../../support/documents.ts'
import { OPEN, role, TRUST, user } from '../nights.ts'
import { ACCOUNT, json, LINKED, testDiff } from '../test-diff.ts'

const BY_NAME = JSON.stringify(trusting('arn:aws:iam::123456789012:role/mill'))
const GONE = JSON.stringify(trusting('AROADELETED0000000000'))
const ADA = JSON.stringify(trusting(`${ACCOUNT}:user/ada`))
const EVE = JSON.stringify(trusting(`${ACCOUNT}:user/eve`))

testDiff('trust', {
  opened: [
    { roles: [role('oven')] },
    { roles: [role('oven', { trust: OPEN })] },
    [`posture role oven: trust modified: ${json(TRUST)} -> ${json(OPEN)} (broader)`],
  ],
  'whom it let in was deleted': [
    { roles: [role('oven', { trust: BY_NAME })] },
    { roles: [role('oven', { trust: GONE })] },
    [`posture role oven: trust modified: ${json(BY_NAME)} -> ${json(GONE)} (narrower)`],
  ],
  'whom it lets in was renamed': [
    { users: [user('ada')], roles: [role('oven', { trust: ADA })] },
    { users: [user('eve', { id: 'AIDAADA' })], roles: [role('oven', { trust: EVE })] },
    [
      `posture role oven: trust modified: ${json(ADA)} -> ${json(EVE)} (equal)`,
      `posture user eve: entity renamed: "${ACCOUNT}:user/ada" -> "${ACCOUNT}:user/eve"`,
    ],
  ],
  'somebody else has the name of whom it let in': [
    { users: [user('ada')], roles: [role('oven', { trust: ADA })] },
    {
      users: [user('eve', { id: 'AIDAADA' }), user('ada', { id: 'AIDAOTHER' })],
      roles: [role('oven', { trust: EVE })],
    },
    [
      `posture role oven: trust modified: ${json(ADA)} -> ${json(EVE)} (equal)`,
      `posture user ada: entity added: null -> "${ACCOUNT}:user/ada"`,
      `posture user eve: entity renamed: "${ACCOUNT}:user/ada" -> "${ACCOUNT}:user/eve"`,
    ],
  ],
  'another is let in, who is not the one renamed': [
    { users: [user('ada'), user('bob')], roles: [role('oven', { trust: ADA })] },
    { users: [user('ada'), user('eve', { id: 'AIDABOB' })], roles: [role('oven', { trust: EVE })] },
    [
      `posture role oven: trust modified: ${json(ADA)} -> ${json(EVE)} (different)`,
      `posture user eve: entity renamed: "${ACCOUNT}:user/bob" -> "${ACCOUNT}:user/eve"`,
    ],
  ],
  'not given on one side': [{ roles: [role('oven', { trust: null })] }, { roles: [role('oven')] }, []],
  'of a service-linked role': [
    { roles: [role('AWSServiceRoleForSupport', { path: LINKED })] },
    { roles: [role('AWSServiceRoleForSupport', { path: LINKED, trust: OPEN })] },
    [`aws role AWSServiceRoleForSupport: trust modified: ${json(TRUST)} -> ${json(OPEN)} (broader)`],
  ],
})
