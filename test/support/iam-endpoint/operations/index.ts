import type { Operation } from '../asked.ts'
import { account } from './account.ts'
import { authorizationDetails } from './authorization-details.ts'
import { credentialReport } from './credential-report.ts'
import { credentials } from './credentials.ts'
import { lastAccessed } from './last-accessed.ts'
import { mfaDevices } from './mfa-devices.ts'
import { policies } from './policies.ts'
import { principals } from './principals.ts'
import { providers } from './providers.ts'
import { sts } from './sts.ts'

/** Every call that the endpoint answers, by service. */
export const operations: ReadonlyMap<'iam' | 'sts', ReadonlyMap<string, Operation>> = new Map([
  [
    'iam',
    new Map([
      ...authorizationDetails,
      ...principals,
      ...policies,
      ...account,
      ...credentialReport,
      ...mfaDevices,
      ...providers,
      ...credentials,
      ...lastAccessed,
    ]),
  ],
  ['sts', sts],
])
