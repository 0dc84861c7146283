import type { PartStatus } from '../../../src/model/part.ts'
import { certificate, device, fact, provider, user } from '../nights.ts'
import { ACCOUNT, testDiff } from '../test-diff.ts'

const read = (part: string, status: PartStatus = 'complete') => ({ [part]: status })
const ada = user('ada')

const okta = provider('okta')
const phone = device(`${ACCOUNT}:mfa/phone`)
const token = device('GAHT12345678')
const both = { 'virtual-mfa': 'complete', 'mfa-devices': 'complete' } as const
const held = { UserArn: ada.arn, UserName: 'ada', EnableDate: '2026-01-01' }

testDiff('what only facts tell of', {
  'a provider came, a certificate went': [
    {
      parts: { saml: 'complete', 'server-certificates': 'complete' },
      facts: [fact('server-certificates', certificate('shop', 'ASCA1'), {})],
    },
    { parts: { saml: 'complete', 'server-certificates': 'complete' }, facts: [fact('saml', okta, { Type: 'saml' })] },
    [
      `posture provider okta: entity added: null -> "${okta.arn}"`,
      `posture server-certificate shop: entity removed: "${ACCOUNT}:server-certificate/shop" -> null`,
    ],
  ],
  'a provider came to a part read in part: its list was whole': [
    { parts: read('saml', 'partial') },
    { parts: read('saml'), facts: [fact('saml', okta, {})] },
    [`posture provider okta: entity added: null -> "${okta.arn}"`],
  ],
  'a provider of which AWS would not say anything': [
    { parts: read('saml'), facts: [fact('saml', okta, {})] },
    { parts: read('saml', 'partial'), facts: [fact('saml', okta, null)] },
    [],
  ],
  'a provider that one night could not see': [
    { parts: read('saml'), facts: [fact('saml', okta, {})] },
    { parts: read('saml', 'denied') },
    [],
  ],
  'a provider was edited': [
    { parts: read('saml'), facts: [fact('saml', okta, { CreateDate: '1', SAMLMetadataDocument: '<a/>' })] },
    { parts: read('saml'), facts: [fact('saml', okta, { CreateDate: '1', SAMLMetadataDocument: '<b/>' })] },
    ['posture provider okta: attribute samlMetadataDocument modified: "<a/>" -> "<b/>"'],
  ],
  'a provider was made anew': [
    { parts: read('oidc'), facts: [fact('oidc', okta, { CreateDate: '1', ClientIDList: ['a'] })] },
    { parts: read('oidc'), facts: [fact('oidc', okta, { CreateDate: '2', ClientIDList: ['b'] })] },
    [
      'posture provider okta: attribute clientIDList modified: ["a"] -> ["b"]',
      'posture provider okta: entity recreated: "1" -> "2"',
    ],
  ],
  'an id of its own says so more surely than a date': [
    { parts: read('saml'), facts: [fact('saml', okta, { CreateDate: '1', SAMLProviderUUID: 'A' })] },
    { parts: read('saml'), facts: [fact('saml', okta, { CreateDate: '2', SAMLProviderUUID: 'A' })] },
    ['posture provider okta: attribute createDate modified: "1" -> "2"'],
  ],
  'a certificate was renamed, another made anew': [
    {
      parts: read('server-certificates'),
      facts: [
        fact('server-certificates', certificate('shop', 'ASCA1'), { Path: '/', Expiration: '3' }),
        fact('server-certificates', certificate('till', 'ASCA2'), { UploadDate: '1', Expiration: '3' }),
      ],
    },
    {
      parts: read('server-certificates'),
      facts: [
        fact('server-certificates', certificate('x/store', 'ASCA1'), { Path: '/x/', Expiration: '3' }),
        fact('server-certificates', certificate('till', 'ASCA3'), { UploadDate: '2', Expiration: '4' }),
      ],
    },
    [
      'posture server-certificate till: attribute expiration modified: "3" -> "4"',
      'posture server-certificate till: entity recreated: "ASCA2" -> "ASCA3"',
      `posture server-certificate x/store: entity renamed: "${ACCOUNT}:server-certificate/shop" -> "${ACCOUNT}:server-certificate/x/store"`,
    ],
  ],
  'a device that two parts show is one': [
    { parts: both },
    { parts: both, facts: [fact('virtual-mfa', phone, held), fact('mfa-devices', phone, held)] },
    [`posture mfa-device phone: entity added: null -> "${phone.arn}"`],
  ],
  'a device that two parts show changed once': [
    { parts: both, facts: [fact('virtual-mfa', phone, held), fact('mfa-devices', phone, held)] },
    {
      parts: both,
      facts: (['virtual-mfa', 'mfa-devices'] as const).map((part) =>
        fact(part, phone, { ...held, EnableDate: '2026-02-02' }),
      ),
    },
    ['posture mfa-device phone: attribute enableDate modified: "2026-01-01" -> "2026-02-02"'],
  ],
  'a virtual device was taken from its user and is still there': [
    { parts: both, facts: [fact('virtual-mfa', phone, held), fact('mfa-devices', phone, held)] },
    { parts: both, facts: [fact('virtual-mfa', phone, {})] },
    [
      'posture mfa-device phone: attribute enableDate removed: "2026-01-01" -> null',
      `posture mfa-device phone: attribute userArn removed: "${ada.arn}" -> null`,
    ],
  ],
  'hardware went, and a virtual device of which only users tell': [
    { parts: read('mfa-devices'), facts: [fact('mfa-devices', token, held), fact('mfa-devices', phone, held)] },
    { parts: read('mfa-devices') },
    [
      'posture mfa-device GAHT12345678: entity removed: "GAHT12345678" -> null',
      `posture mfa-device phone: entity removed: "${phone.arn}" -> null`,
    ],
  ],
  'hardware went, where only tags could not be read': [
    { parts: read('mfa-devices'), facts: [fact('mfa-devices', token, held)] },
    { parts: read('mfa-devices', 'partial') },
    ['posture mfa-device GAHT12345678: entity removed: "GAHT12345678" -> null'],
  ],
  'hardware of a user who did not answer': [
    { parts: read('mfa-devices'), facts: [fact('mfa-devices', token, held)] },
    { parts: read('mfa-devices', 'partial'), facts: [fact('mfa-devices', ada, null)] },
    [],
  ],
})
