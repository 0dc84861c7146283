import { profile } from '../nights.ts'
import { ACCOUNT, tagged, testDiff } from '../test-diff.ts'

testDiff('profile-role', {
  'a role was swapped': [
    { profiles: [profile('shop', ['oven'])] },
    { profiles: [profile('shop', ['till'])] },
    [
      `posture instance-profile shop: profile-role ${ACCOUNT}:role/oven removed: "${ACCOUNT}:role/oven" -> null`,
      `posture instance-profile shop: profile-role ${ACCOUNT}:role/till added: null -> "${ACCOUNT}:role/till"`,
    ],
  ],
  'how an input names the role': [
    { profiles: [profile('shop', ['oven'])] },
    { profiles: [profile('shop', [], { roles: [{ arn: `${ACCOUNT}:role/oven`, listed: true, nested: false }] })] },
    [],
  ],
  'a profile appears through its role': [
    {},
    { profiles: [profile('shop', ['oven'])] },
    [`posture instance-profile shop: profile-role ${ACCOUNT}:role/oven added: null -> "${ACCOUNT}:role/oven"`],
  ],
  'a profile disappears, listed on one night only': [
    { profiles: [profile('shop', ['oven'])], parts: { 'instance-profiles': 'complete' } },
    {},
    [`posture instance-profile shop: profile-role ${ACCOUNT}:role/oven removed: "${ACCOUNT}:role/oven" -> null`],
  ],
  'an empty profile that one night cannot see': [
    { profiles: [profile('shop', [])], parts: { 'instance-profiles': 'complete' } },
    {},
    [],
  ],
  'a profile came, both nights listing all': [
    { parts: { 'instance-profiles': 'complete' } },
    { profiles: [profile('shop', ['oven'])], parts: { 'instance-profiles': 'complete' } },
    [`posture instance-profile shop: entity added: null -> "${ACCOUNT}:instance-profile/shop"`],
  ],
  'a profile came while roles were not read, both nights listing all': [
    { parts: { 'instance-profiles': 'complete', roles: 'denied' } },
    { profiles: [profile('shop', [])], parts: { 'instance-profiles': 'complete' } },
    [`posture instance-profile shop: entity added: null -> "${ACCOUNT}:instance-profile/shop"`],
  ],
  'a profile left the list of all, which no longer repeats what roles show': [
    { profiles: [profile('shop', ['oven'])], parts: { 'instance-profiles': 'complete', roles: 'denied' } },
    { parts: { 'instance-profiles': 'complete' } },
    [],
  ],
  'a profile went while roles were read on neither night': [
    { profiles: [profile('shop', ['oven'])], parts: { 'instance-profiles': 'complete', roles: 'denied' } },
    { parts: { 'instance-profiles': 'complete', roles: 'denied' } },
    [`posture instance-profile shop: entity removed: "${ACCOUNT}:instance-profile/shop" -> null`],
  ],
  'a profile was recreated': [
    { profiles: [profile('shop', ['oven'])] },
    { profiles: [profile('shop', ['oven'], { id: 'AIPANEW' })] },
    ['posture instance-profile shop: entity recreated: "AIPASHOP" -> "AIPANEW"'],
  ],
  'tags that only one night read': [
    { profiles: [profile('shop', ['oven'])] },
    { profiles: [profile('shop', ['oven'], tagged(['a', 'b']))] },
    [],
  ],
})
