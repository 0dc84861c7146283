import boundaryOnlyPolicies from '../../../src/queries/boundaries/boundary-only-policies.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const fenced = bakery().role('oven', { boundary: 'Fence' })
const uncounted = { attachmentCount: null, boundaryUsageCount: null }

testQuery(boundaryOnlyPolicies, {
  reports: {
    'a customer policy that is only a boundary': [fenced.policy('Fence'), ['policy/Fence']],
    'a policy of AWS that is only a boundary': [
      bakery().awsPolicy('PowerUserAccess').user('ada', { boundary: 'PowerUserAccess' }),
      ['policy/PowerUserAccess'],
    ],
    'one that AWS did not count, by who has it': [fenced.policy('Fence', uncounted), ['policy/Fence']],
    'one that the night only refers to': [fenced, [{ policyArn: 'policy/Fence', policyId: null, principals: 1 }]],
    'one that AWS counts as a boundary and the night does not show': [
      bakery().policy('Fence', { attachmentCount: 0, boundaryUsageCount: 2 }),
      [{ policyArn: 'policy/Fence', boundaryUsageCount: 2, principals: 0 }],
    ],
    'one whose attachments AWS counted where groups were not read': [
      fenced.policy('Fence').parts({ groups: 'skipped' }),
      ['policy/Fence'],
    ],
  },
  rows: {
    'counts by AWS, and by what the night shows': [
      fenced.user('ada', { boundary: 'Fence' }).policy('Fence', { id: 'ANPAFENCE00000000000', boundaryUsageCount: 3 }),
      [
        {
          policyArn: 'policy/Fence',
          policyId: 'ANPAFENCE00000000000',
          attachmentCount: 0,
          boundaryUsageCount: 3,
          principals: 2,
        },
      ],
    ],
  },
  silent: {
    'a boundary that is attached too': fenced.policy('Fence').group('night-shift', { attached: ['Fence'] }),
    'a boundary that AWS counts as attached': fenced.policy('Fence', { attachmentCount: 1 }),
    'a boundary that the night shows attached, whatever AWS counts': fenced
      .policy('Fence', { attachmentCount: 0 })
      .user('ada', { attached: ['Fence'] }),
    'a policy that is no boundary': bakery()
      .policy('Recipes')
      .role('oven', { attached: ['Recipes'] }),
    'a policy that is not used at all': bakery().policy('Recipes'),
    'an uncounted policy where everybody is known': bakery().policy('Recipes', uncounted).role('oven'),
  },
  unknown: {
    'whether an uncounted boundary is attached to a group that was not read': [
      fenced.policy('Fence', uncounted).parts({ groups: 'denied' }),
      [{ part: 'groups', reason: 'denied', subjects: 'all' }],
    ],
    'whether it is attached to a role that does not say what it has': [
      fenced.policy('Fence', uncounted).role('till', { attached: null }),
      [
        {
          part: 'roles',
          reason: 'the attached policies of some roles were not given: 1',
          subjects: ['policy/Fence'],
        },
      ],
    ],
  },
})
