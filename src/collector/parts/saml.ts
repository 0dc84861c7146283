import { providers } from './providers.ts'
import { withTags } from './shapes.ts'

/** SAML providers with their metadata. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html} */
export const saml = providers({
  part: 'saml',
  list: 'ListSAMLProviders',
  member: 'SAMLProviderList',
  get: 'GetSAMLProvider',
  by: 'SAMLProviderArn',
  shape: withTags,
  settings: () => ({}),
})
