import query from '../../../src/queries/structure/policy-not-latest-version-default.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const versions = (...names: readonly string[]) => names.map((version) => ({ version, isDefault: false }))

testQuery(query, {
  rows: {
    'which version is newer': [
      bakery().policy('Recipes', {
        id: 'ANPARECIPES000000000',
        updatedAt: '2026-02-01T00:00:00Z',
        defaultVersion: 'v2',
        versions: [{ version: 'v2' }, { version: 'v3', isDefault: false, createdAt: '2026-01-01T00:00:00Z' }],
      }),
      [
        {
          policyArn: 'policy/Recipes',
          policyId: 'ANPARECIPES000000000',
          version: 'v2',
          newestVersion: 'v3',
          newestCreatedAt: '2026-01-01T00:00:00Z',
          updatedAt: '2026-02-01T00:00:00Z',
        },
      ],
    ],
  },
  reports: {
    'v10 as newer than v9, in whatever order they come': [
      bakery().policy('Recipes', { defaultVersion: 'v9', versions: versions('v10', 'v9', 'v8') }),
      [{ version: 'v9', newestVersion: 'v10' }],
    ],
    'by the mark of the version, where the policy does not name it': [
      bakery().policy('Recipes', {
        defaultVersion: null,
        versions: [{ version: 'v1' }, { version: 'v2', isDefault: false }],
      }),
      ['policy/Recipes'],
    ],
  },
  silent: {
    'the newest in force': bakery().policy('Recipes', { defaultVersion: 'v3', versions: versions('v1', 'v3') }),
    'a policy of one version': bakery().policy('Recipes'),
    'a policy of AWS, which AWS keeps': bakery().awsPolicy('ReadOnlyAccess', {
      defaultVersion: 'v1',
      versions: versions('v1', 'v2'),
    }),
  },
  unknown: {
    'a policy whose versions were not given': [
      bakery().policy('Recipes', { versions: null, defaultVersion: 'v1' }),
      [{ part: 'customer-policies', reason: 'its versions were not given', subjects: ['policy/Recipes'] }],
    ],
    'a policy whose default version was not given': [
      bakery().policy('Recipes', { defaultVersion: null, versions: versions('v1', 'v2') }),
      [{ part: 'customer-policies', reason: 'its default version was not given', subjects: ['policy/Recipes'] }],
    ],
    'a version that IAM would not name so': [
      bakery().policy('Recipes', { defaultVersion: 'v1', versions: versions('v1', 'latest') }),
      [{ part: 'customer-policies', reason: 'the name of a version is none of IAM', subjects: ['policy/Recipes'] }],
    ],
  },
})
