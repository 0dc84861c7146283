import { OPEN, role, TRUST } from '../nights.ts'
import { json, LINKED, testDiff } from '../test-diff.ts'

testDiff('trust', {
  opened: [
    { roles: [role('oven')] },
    { roles: [role('oven', { trust: OPEN })] },
    [`posture role oven: trust modified: ${json(TRUST)} -> ${json(OPEN)} (broader)`],
  ],
  'not given on one side': [{ roles: [role('oven', { trust: null })] }, { roles: [role('oven')] }, []],
  'of a service-linked role': [
    { roles: [role('AWSServiceRoleForSupport', { path: LINKED })] },
    { roles: [role('AWSServiceRoleForSupport', { path: LINKED, trust: OPEN })] },
    [`aws role AWSServiceRoleForSupport: trust modified: ${json(TRUST)} -> ${json(OPEN)} (broader)`],
  ],
})
