import { isKnown } from '../../model/part.ts'
import { entityGap } from '../shared/entities/gaps.ts'
import { UNUSED_DAYS } from '../shared/entities/age.ts'
import { lastAccessed, type ServiceAccess } from '../shared/activity/last-accessed.ts'
import { activeKeys } from '../shared/credentials/active-keys.ts'
import { type Use, usedDays, useEvidence } from '../shared/credentials/dated.ts'
import { KEY_PARTS } from '../shared/credentials/keys.ts'
import { leaveOpen } from '../shared/credentials/leave-open.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'user-with-long-lived-only',
  title: 'Users who reach services with access keys themselves, where a role would do',
  kind: 'finding',
  severity: 'medium',
  message: 'reaches services with its long-lived access keys rather than by a role: {services}',
  needs: ['last-accessed', 'access-keys', 'credential-report'],
  itemises: ['last-accessed'],
  substitutes: KEY_PARTS,
  params: {
    days: { ...UNUSED_DAYS, describe: 'days before the night in which a use counts; IAM tracks the last 400' },
  },
  columns: ['userArn', 'userId', 'accessKeys', 'services'],
  remediation:
    'Give the work a role: on EC2, Lambda and the like their own, elsewhere by IAM Roles Anywhere or an identity provider; then delete the keys.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html',
  ],

  *run(context) {
    const { account, params, unknown } = context
    const servicesOf = lastAccessed(account)
    const isOfLate = (use: Use): boolean => (usedDays(use) ?? params.days) < params.days
    for (const { user, keys } of activeKeys(context)) {
      const inUse = keys.filter(({ used }) => isOfLate(used))
      const isOpen = keys.some(({ used }) => used === null)
      if (inUse.length === 0 && !isOpen) continue
      const services = servicesOf(user)
      if (services === null) {
        const { part, reason } = entityGap(account, 'last-accessed', 'the services that it reached were not read')
        if (isKnown(account.parts.get(part))) unknown(part, reason, user.arn)
        continue
      }
      const reached = services.filter((one) => !isForRoles(one) && isOfLate(one.used))
      if (reached.length === 0) continue
      if (inUse.length === 0) {
        leaveOpen(context, KEY_PARTS, 'the last use of an access key was not given', user.arn)
        continue
      }
      yield {
        values: {
          userArn: user.arn,
          userId: user.id,
          accessKeys: inUse.map(({ name }) => name),
          services: reached.map(({ service }) => service),
        },
        evidence: [
          ...inUse.flatMap(({ name, used }) => useEvidence(used, user.arn, `use of ${name}`)),
          ...reached.flatMap(({ service, used }) => useEvidence(used, user.arn, `use of ${service}`)),
        ],
      }
    }
  },
})

/** Services that a user reaches to get the temporary credentials of a role, or to look after their own keys. */
function isForRoles({ service }: ServiceAccess): boolean {
  return service === 'sts' || service === 'iam'
}
