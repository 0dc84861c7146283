import { UNUSED_DAYS } from '../shared/entities/age.ts'
import { useEvidence } from '../shared/credentials/dated.ts'
import { unusedServices } from '../shared/activity/unused-services.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'principal-unused-services',
  title: 'Users and roles whose policies allow services that they did not reach for a while',
  kind: 'finding',
  severity: 'medium',
  message: 'did not reach {unusedCount} of the {allowedCount} services that its policies allow for a while: {services}',
  needs: ['last-accessed'],
  itemises: ['last-accessed'],
  params: { days: UNUSED_DAYS },
  columns: ['principalArn', 'principalId', 'kind', 'unusedCount', 'allowedCount', 'services'],
  remediation: 'Allow what is in use and no more; where a service is needed once a year, by a role of its own.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ServiceLastAccessed.html',
  ],

  *run(context) {
    for (const { principal, unused, allowed } of unusedServices(context, context.params.days)) {
      if (unused.length === 0) continue
      yield {
        values: {
          principalArn: principal.arn,
          principalId: principal.id,
          kind: principal.kind,
          unusedCount: unused.length,
          allowedCount: allowed.length,
          services: unused.map(({ service }) => service),
        },
        evidence: unused.flatMap(({ service, used }) => useEvidence(used, principal.arn, `use of ${service}`)),
      }
    }
  },
})
