import assumableRolesOfPrincipal from '../../../src/queries/access/assumable-roles-of-principal.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const arn = (role: string) => `arn:aws:iam::123456789012:role/${role}`
const asked = { principal: 'ada', hops: 5 }
const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }

/** ada → oven → mill → field, and back to oven. */
const chain = bakery()
  .user('ada', { id: 'AIDAADA' })
  .role('oven', { id: 'AROAOVEN', trust: trusting({ AWS: ['arn:aws:iam::123456789012:user/ada', arn('field')] }) })
  .role('mill', { id: 'AROAMILL', trust: trusting({ AWS: arn('oven') }, mfa) })
  .role('field', { id: 'AROAFIELD', trust: arn('mill') })

testQuery(assumableRolesOfPrincipal, {
  rows: {
    'by ARN, with the way there; the weakest hop decides': [
      chain,
      [
        ['field', 'AROAFIELD', 3, 'conditional', ['oven', 'mill', 'field'], []] as const,
        ['mill', 'AROAMILL', 2, 'conditional', ['oven', 'mill'], ['Bool aws:MultiFactorAuthPresent true']] as const,
        ['oven', 'AROAOVEN', 1, 'allowed', ['oven'], []] as const,
      ].map(([role, roleId, hops, decision, path, conditions]) => ({
        principalArn: 'user/ada',
        principalId: 'AIDAADA',
        roleArn: `role/${role}`,
        roleId,
        hops,
        decision,
        path: path.map(arn),
        conditions,
      })),
      asked,
    ],
  },
  reports: {
    'no further than asked': [chain, [{ roleArn: 'role/oven' }], { ...asked, hops: 1 }],
    'a longer way without a condition comes before a shorter one with': [
      bakery()
        .user('ada')
        .role('oven', { trust: 'arn:aws:iam::123456789012:user/ada' })
        .role('mill', {
          trust: {
            Statement: [
              { Effect: 'Allow', Principal: { AWS: arn('oven') }, Action: 'sts:AssumeRole' },
              {
                Effect: 'Allow',
                Principal: { AWS: 'arn:aws:iam::123456789012:user/ada' },
                Action: 'sts:AssumeRole',
                ...mfa,
              },
            ],
          },
        }),
      [
        { roleArn: 'role/mill', hops: 2, decision: 'allowed' },
        { roleArn: 'role/oven', hops: 1, decision: 'allowed' },
      ],
      asked,
    ],
  },
  silent: {
    'nobody trusts it': [bakery().user('ada').role('oven'), asked],
  },
  unknown: {
    'a trust policy that was not given': [
      bakery()
        .user('ada', { inline: { p: { Statement: { Effect: 'Allow', Action: 'sts:*', Resource: '*' } } } })
        .role('oven', { trust: null }),
      [
        {
          part: 'roles',
          reason:
            'Unknown: trust policy of oven may allow it: the night lacks the trust policy of arn:aws:iam::123456789012:role/oven; trust policy of oven may deny it: the night lacks the trust policy of arn:aws:iam::123456789012:role/oven.',
          subjects: ['role/oven'],
        },
      ],
      asked,
    ],
  },
  refuses: {
    'somebody who is not there': [bakery().user('ada'), /this night has no "eve"/, { principal: 'eve', hops: 5 }],
  },
})
