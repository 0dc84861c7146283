import { z } from 'zod'

import { byCodeUnit } from '../../model/compare.ts'
import { providers } from './providers.ts'
import { text, withTags } from './shapes.ts'

const strings = z.array(text, { error: 'a list of strings' }).nullish()

/** OpenID Connect providers; the order of their audiences and thumbprints means nothing. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html} */
export const oidc = providers({
  part: 'oidc',
  list: 'ListOpenIDConnectProviders',
  member: 'OpenIDConnectProviderList',
  get: 'GetOpenIDConnectProvider',
  by: 'OpenIDConnectProviderArn',
  shape: withTags.extend({ ClientIDList: strings, ThumbprintList: strings }),
  settings: ({ ClientIDList, ThumbprintList }) => ({
    ClientIDList: (ClientIDList ?? []).toSorted(byCodeUnit),
    ThumbprintList: (ThumbprintList ?? []).toSorted(byCodeUnit),
  }),
})
