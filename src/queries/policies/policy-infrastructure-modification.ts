import { OWNERS } from '../chosen-policies.ts'
import { EXPOSURE_COLUMNS, exposureRow, exposures } from '../exposures.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'policy-infrastructure-modification',
  title: 'Policies with actions that write, without the limit on the resource that these could have',
  kind: 'finding',
  severity: 'low',
  needs: ['customer-policies', 'users', 'groups', 'roles'],
  params: OWNERS,
  columns: EXPOSURE_COLUMNS,
  remediation: 'Name the resources that are to be changed in Resource, or ask for a tag of them in Condition.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  ],

  *run(context) {
    for (const exposure of exposures(context, limitableWrites(context.actions().actions))) yield exposureRow(exposure)
  },
})

/** What writes, tags or manages permissions; not what takes no resource, since no policy could limit that. */
function limitableWrites(
  actions: readonly { readonly id: number; readonly accessLevel: string; readonly resources: readonly unknown[] }[],
): readonly number[] {
  return actions
    .filter(({ accessLevel, resources }) => accessLevel !== 'List' && accessLevel !== 'Read' && resources.length > 0)
    .map(({ id }) => id)
}
