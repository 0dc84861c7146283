import { mfaDevices } from '../../../src/collector/parts/mfa-devices.ts'
import { oidc } from '../../../src/collector/parts/oidc.ts'
import { saml } from '../../../src/collector/parts/saml.ts'
import { serverCertificates } from '../../../src/collector/parts/server-certificates.ts'
import { virtualMfa } from '../../../src/collector/parts/virtual-mfa.ts'
import { bakeryRoster, entry } from '../../support/stand-in-asking.ts'
import { ACCOUNT, fact, testPlan } from './test-plan.ts'

const ada = entry('user', 'ada')
const bob = entry('user', 'bob')
const roster = bakeryRoster(ada, bob)
const team = { Key: 'team', Value: 'bread' }
const tags = [{ key: 'team', value: 'bread' }]

const arnOf = (resource: string) => `arn:aws:iam::123456789012:${resource}`
const device = (serial: string, name: string) => ({ kind: 'mfa-device', arn: serial, id: '', name }) as const
const provider = (type: string, name: string) =>
  ({ kind: 'provider', arn: arnOf(`${type}-provider/${name}`), id: '', name }) as const

const [phone, spare] = [device(arnOf('mfa/phone'), 'phone'), device(arnOf('mfa/spare'), 'spare')]
const rootPhone = device(arnOf('mfa/root-account-mfa-device'), 'root-account-mfa-device')

testPlan(virtualMfa, roster, {
  'a user’s, the root user’s, one of nobody; a seed that an emulator shows is not kept': {
    said: {
      ListVirtualMFADevices: {
        VirtualMFADevices: [
          {
            SerialNumber: phone.arn,
            EnableDate: '2026-01-01T00:00:00+00:00',
            User: { Arn: ada.arn, UserName: 'ada', UserId: ada.id, Tags: [team] },
          },
          { SerialNumber: rootPhone.arn, User: { Arn: ACCOUNT.arn, UserId: ACCOUNT.id } },
          {
            SerialNumber: spare.arn,
            Base32StringSeed: 'c2VjcmV0',
            QRCodePNG: 'c2VjcmV0',
            EnableDate: null,
            User: null,
          },
        ],
        IsTruncated: false,
      },
    },
    facts: [
      fact(phone, {
        SerialNumber: phone.arn,
        EnableDate: '2026-01-01T00:00:00+00:00',
        UserArn: ada.arn,
        UserName: 'ada',
      }),
      fact(rootPhone, { SerialNumber: rootPhone.arn, UserArn: ACCOUNT.arn }),
      fact(spare, { SerialNumber: spare.arn }),
    ],
  },
})

const adas = {
  MFADevices: [
    { UserName: 'ada', SerialNumber: phone.arn },
    { UserName: 'ada', SerialNumber: 'GAHT1' },
  ],
}
const adaHolds = { UserName: 'ada', UserArn: ada.arn }

testPlan(mfaDevices, roster, {
  'a virtual one with its tags, a hardware one without; a user who has none': {
    said: {
      'ListMFADevices ada': adas,
      'ListMFADevices bob': { MFADevices: [], IsTruncated: false },
      'ListMFADeviceTags phone': { Tags: [team], IsTruncated: false },
    },
    facts: [
      fact(phone, { SerialNumber: phone.arn, ...adaHolds }, { tags }),
      fact(device('GAHT1', 'GAHT1'), { SerialNumber: 'GAHT1', ...adaHolds }),
    ],
    also: { lacks: [] },
  },
  'tags that moto cannot say: the devices stand; a user denied': {
    said: { 'ListMFADevices ada': adas, ListMFADeviceTags: 'Http500' },
    facts: [
      fact(phone, { SerialNumber: phone.arn, ...adaHolds }),
      fact(device('GAHT1', 'GAHT1'), { SerialNumber: 'GAHT1', ...adaHolds }),
    ],
    also: { missed: [bob.arn], lacks: ['iam:ListMFADeviceTags: Http500'] },
  },
})

const okta = provider('saml', 'okta')
const entra = provider('saml', 'entra')

testPlan(saml, roster, {
  'one, one deleted since, metadata and all': {
    said: {
      ListSAMLProviders: { SAMLProviderList: [{ Arn: okta.arn }, { Arn: entra.arn }] },
      'GetSAMLProvider okta': {
        SAMLMetadataDocument: '<EntityDescriptor/>',
        ValidUntil: '2036-01-01T00:00:00+00:00',
        SAMLProviderUUID: 'u1',
        Tags: [team],
      },
      'GetSAMLProvider entra': 'NoSuchEntity',
    },
    facts: [
      fact(
        okta,
        {
          Type: 'saml',
          SAMLMetadataDocument: '<EntityDescriptor/>',
          ValidUntil: '2036-01-01T00:00:00+00:00',
          SAMLProviderUUID: 'u1',
        },
        { tags },
      ),
    ],
    also: { gone: [entra.arn] },
  },
})

const cluster = provider('oidc', 'oidc.eks.eu-west-1.amazonaws.com/id/ABC')

testPlan(oidc, roster, {
  'audiences and thumbprints in order; its name is its URL': {
    said: {
      ListOpenIDConnectProviders: { OpenIDConnectProviderList: [{ Arn: cluster.arn }] },
      GetOpenIDConnectProvider: { Url: cluster.name, ClientIDList: ['z', 'a'], ThumbprintList: null },
    },
    facts: [
      fact(cluster, { Type: 'oidc', Url: cluster.name, ClientIDList: ['a', 'z'], ThumbprintList: [] }, { tags: [] }),
    ],
  },
  none: { said: { ListOpenIDConnectProviders: {}, GetOpenIDConnectProvider: {} }, facts: [] },
})

const shop = {
  kind: 'server-certificate',
  arn: arnOf('server-certificate/web/shop'),
  id: 'ASCA1',
  name: 'shop',
} as const
const till = { ...shop, arn: arnOf('server-certificate/till'), id: 'ASCA2', name: 'till' }
const listed = ({ arn, id, name }: Pick<typeof till, 'arn' | 'id' | 'name'>) => ({
  Arn: arn,
  ServerCertificateId: id,
  ServerCertificateName: name,
  Path: '/',
  Expiration: '2027-01-01T00:00:00+00:00',
})
const said = { Path: '/', Expiration: '2027-01-01T00:00:00+00:00' }

testPlan(serverCertificates, roster, {
  'tags; one of which they are denied': {
    said: {
      ListServerCertificates: { ServerCertificateMetadataList: [listed(shop), listed(till)], IsTruncated: false },
      'ListServerCertificateTags shop': { Tags: [team] },
    },
    facts: [fact(shop, said, { tags }), fact(till, said)],
    also: { missed: [], lacks: ['iam:ListServerCertificateTags: AccessDenied'] },
  },
})
