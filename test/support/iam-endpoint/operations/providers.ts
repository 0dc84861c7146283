import { type Asked, type Operation, required } from '../asked.ts'
import { page, section } from '../page.ts'
import type { LiveOidcProvider, LiveSamlProvider, LiveServerCertificate, Members } from '../live-entities.ts'
import { without } from '../without.ts'
import { found } from './lookup.ts'
import { tagsPage } from './tags.ts'

/** Identity providers, whose lists have no pages, and server certificates, whose list has. */
export const providers: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  [
    'ListSAMLProviders',
    ({ account }) => ({
      SAMLProviderList: account.samlProviders.map(({ Arn, ValidUntil, CreateDate }) => {
        return { Arn, ValidUntil, CreateDate }
      }),
    }),
  ],
  ['GetSAMLProvider', (asked) => without(samlProvider(asked), 'Arn')],
  ['ListSAMLProviderTags', (asked) => tagsPage(asked, samlProvider(asked).Tags)],
  [
    'ListOpenIDConnectProviders',
    ({ account }) => ({ OpenIDConnectProviderList: account.oidcProviders.map(({ Arn }) => ({ Arn })) }),
  ],
  ['GetOpenIDConnectProvider', (asked) => without(oidcProvider(asked), 'Arn')],
  ['ListOpenIDConnectProviderTags', (asked) => tagsPage(asked, oidcProvider(asked).Tags)],
  [
    'ListServerCertificates',
    (asked) =>
      page(asked, [
        section({
          member: 'ServerCertificateMetadataList',
          items: asked.account.serverCertificates,
          key: ({ ServerCertificateId }) => ServerCertificateId,
          shape: metadata,
        }),
      ]),
  ],
  [
    'GetServerCertificate',
    (asked) => {
      const certificate = serverCertificate(asked)
      const { CertificateBody, Tags } = certificate
      return { ServerCertificate: { ServerCertificateMetadata: metadata(certificate), CertificateBody, Tags } }
    },
  ],
  ['ListServerCertificateTags', (asked) => tagsPage(asked, serverCertificate(asked).Tags)],
])

function samlProvider(asked: Asked): LiveSamlProvider {
  const arn = required(asked, 'SAMLProviderArn')
  return found(asked.account.samlProviders, ({ Arn }) => Arn === arn, 'SAML provider', arn)
}

function oidcProvider(asked: Asked): LiveOidcProvider {
  const arn = required(asked, 'OpenIDConnectProviderArn')
  return found(asked.account.oidcProviders, ({ Arn }) => Arn === arn, 'OpenID Connect provider', arn)
}

function serverCertificate(asked: Asked): LiveServerCertificate {
  const name = required(asked, 'ServerCertificateName')
  const certificates = asked.account.serverCertificates
  return found(certificates, ({ ServerCertificateName }) => ServerCertificateName === name, 'Server Certificate', name)
}

function metadata(certificate: LiveServerCertificate): Members {
  return without(certificate, 'CertificateBody', 'Tags')
}
