import query from '../../../src/queries/tags/untagged-providers-certs.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const read = bakery().parts({
  saml: 'complete',
  oidc: 'complete',
  'server-certificates': 'complete',
  'mfa-devices': 'complete',
})
const none = { tags: {} }
const require = ['Owner', 'Stage']

testQuery(query, {
  rows: {
    'which tags are missing': [
      read.fact('server-certificates', 'server-certificate/shop', { id: 'ASCASHOP', tags: { Owner: 'ada' } }),
      [
        {
          resourceArn: 'server-certificate/shop',
          resourceId: 'ASCASHOP',
          resourceKind: 'server-certificate',
          tagCount: 1,
          missingKeys: ['Stage'],
        },
      ],
      { require },
    ],
  },
  reports: {
    'each kind, in the order of their ARNs': [
      read
        .fact('saml', 'saml-provider/Okta', none)
        .fact('oidc', 'oidc-provider/gitlab.com', none)
        .fact('server-certificates', 'server-certificate/shop', none)
        .fact('mfa-devices', 'mfa/ada', none),
      [
        { resourceArn: 'mfa/ada', resourceKind: 'mfa-device', resourceId: null },
        { resourceArn: 'oidc-provider/gitlab.com', resourceKind: 'oidc-provider' },
        { resourceArn: 'saml-provider/Okta', resourceKind: 'saml-provider' },
        { resourceArn: 'server-certificate/shop', resourceKind: 'server-certificate' },
      ],
    ],
    'only the kinds asked for': [
      read.fact('saml', 'saml-provider/Okta', none).fact('mfa-devices', 'mfa/ada', none),
      ['saml-provider/Okta'],
      { kinds: ['saml-provider', 'oidc-provider'] },
    ],
    'a key in another letter case': [
      read.fact('saml', 'saml-provider/Okta', { tags: { owner: 'ada', Stage: 'live' } }),
      [{ missingKeys: ['Owner'] }],
      { require },
    ],
    'those of parts that were read, where others were not': [
      read.fact('saml', 'saml-provider/Okta', none).parts({ 'mfa-devices': 'skipped' }),
      ['saml-provider/Okta'],
    ],
  },
  silent: {
    'any tag': read.fact('saml', 'saml-provider/Okta', { tags: { anything: '' } }),
    'the required tags': [read.fact('mfa-devices', 'mfa/ada', { tags: { Owner: 'ada', Stage: '' } }), { require }],
    'a hardware device, which cannot have tags': read.fact('mfa-devices', 'GAHT12345678'),
    'a passkey, which cannot have tags': read.fact('mfa-devices', 'arn:aws:iam::123456789012:u2f/user/ada/key-1'),
    'the provider of Identity Center': read.fact('saml', 'saml-provider/AWSSSO_0123456789abcdef_DO_NOT_DELETE', none),
    'a device that both lists have': read
      .parts({ 'virtual-mfa': 'complete' })
      .fact('mfa-devices', 'mfa/ada', { tags: { Owner: 'ada' } })
      .fact('virtual-mfa', 'mfa/ada'),
  },
  unknown: {
    'tags that AWS would not say': [
      read
        .parts({ 'server-certificates': { status: 'partial', detail: 'AccessDenied' } })
        .fact('server-certificates', 'server-certificate/shop', { tags: null }),
      [
        {
          part: 'server-certificates',
          reason: 'its tags were not read: AccessDenied',
          subjects: ['server-certificate/shop'],
        },
        { part: 'server-certificates', reason: 'partial: AccessDenied', subjects: 'all' },
      ],
    ],
    'a virtual device that no user has, whose tags were not asked': [
      read
        .parts({ 'virtual-mfa': 'complete' })
        .fact('virtual-mfa', 'mfa/spare')
        .fact('virtual-mfa', 'mfa/ada')
        .fact('mfa-devices', 'mfa/ada', none),
      [{ part: 'mfa-devices', reason: 'its tags were not read', subjects: ['mfa/spare'] }],
    ],
    'devices of which no part says tags': [
      read.parts({ 'virtual-mfa': 'complete', 'mfa-devices': 'skipped' }).fact('virtual-mfa', 'mfa/ada'),
      [{ part: 'mfa-devices', reason: 'skipped: not in the input', subjects: 'all' }],
    ],
  },
  refuses: {
    'a kind that is none': [read, /found "user", expected some of saml-provider, oidc-provider/, { kinds: ['user'] }],
  },
})
