import { UNUSED_DAYS } from '../shared/entities/age.ts'
import { unusedServices } from '../shared/activity/unused-services.ts'
import { usedAt, usedDays, useEvidence } from '../shared/credentials/dated.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'principal-stale-bedrock-sagemaker',
  title: 'Users and roles that may use Bedrock or SageMaker and did not for a while',
  kind: 'finding',
  severity: 'medium',
  message: 'may use {service} and did not for a while[; last used {lastUsedAt}]',
  identity: ['service'],
  needs: ['last-accessed'],
  itemises: ['last-accessed'],
  params: { days: UNUSED_DAYS },
  columns: ['principalArn', 'principalId', 'kind', 'service', 'lastUsedAt', 'unusedDays'],
  remediation: 'Take the service out of its policies: models cost money by the call, and answer whoever holds the key.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html',
    'https://docs.aws.amazon.com/bedrock/latest/userguide/security-iam.html',
  ],

  *run(context) {
    for (const { principal, unused } of unusedServices(context, context.params.days)) {
      for (const { service, used } of unused.filter((one) => isOfModels(one.service))) {
        yield {
          values: {
            principalArn: principal.arn,
            principalId: principal.id,
            kind: principal.kind,
            service,
            lastUsedAt: usedAt(used),
            unusedDays: usedDays(used),
          },
          evidence: useEvidence(used, principal.arn, `use of ${service}`),
        }
      }
    }
  },
})

/** The prefixes of both come with parts behind a hyphen, as `bedrock-agentcore`. {@link https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html} */
function isOfModels(service: string): boolean {
  return /^(?:bedrock|sagemaker)(?:-|$)/.test(service)
}
