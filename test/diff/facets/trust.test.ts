import { trusting } from '../../support/documents.ts'
import { OPEN, role, TRUST } from '../nights.ts'
import { json, LINKED, testDiff } from '../test-diff.ts'

const BY_NAME = JSON.stringify(trusting('arn:aws:iam::123456789012:role/mill'))
const GONE = JSON.stringify(trusting('AROADELETED0000000000'))

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
  'not given on one side': [{ roles: [role('oven', { trust: null })] }, { roles: [role('oven')] }, []],
  'of a service-linked role': [
    { roles: [role('AWSServiceRoleForSupport', { path: LINKED })] },
    { roles: [role('AWSServiceRoleForSupport', { path: LINKED, trust: OPEN })] },
    [`aws role AWSServiceRoleForSupport: trust modified: ${json(TRUST)} -> ${json(OPEN)} (broader)`],
  ],
})
