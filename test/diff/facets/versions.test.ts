import { policy, READ, READ_AGAIN, WRITE } from '../nights.ts'
import { json, testDiff } from '../test-diff.ts'

testDiff('version', {
  'a new version in force': [
    { policies: [policy('bake', [READ])] },
    { policies: [policy('bake', [READ, WRITE])] },
    [
      'posture managed-policy bake: default-version modified: "v1" -> "v2" (broader)',
      `posture managed-policy bake: version v2 added: null -> ${json(WRITE)}`,
    ],
  ],
  'a new version in force that says the same': [
    { policies: [policy('bake', [READ])] },
    { policies: [policy('bake', [READ, READ_AGAIN])] },
    [
      'posture managed-policy bake: default-version modified: "v1" -> "v2" (equal)',
      `posture managed-policy bake: version v2 added: null -> ${json(READ_AGAIN)} (equal)`,
    ],
  ],
  'a new version kept in reserve': [
    { policies: [policy('bake', [READ])] },
    { policies: [policy('bake', [READ, WRITE], { defaultVersion: 'v1' })] },
    [`posture managed-policy bake: version v2 added: null -> ${json(WRITE)}`],
  ],
  'an old version deleted': [
    { policies: [policy('bake', [WRITE, READ])] },
    { policies: [policy('bake', [WRITE, READ], { versions: policy('bake', [WRITE, READ]).versions!.slice(1) })] },
    [`posture managed-policy bake: version v1 removed: ${json(WRITE)} -> null`],
  ],
  'an AWS-managed policy with a new version': [
    { policies: [policy('S3', [READ], { owner: 'aws' })] },
    { policies: [policy('S3', [READ, WRITE], { owner: 'aws' })] },
    [
      'aws managed-policy S3: default-version modified: "v1" -> "v2" (broader)',
      `aws managed-policy S3: version v2 added: null -> ${json(WRITE)}`,
    ],
  ],
  'a policy recreated with another first version': [
    { policies: [policy('bake', [READ])] },
    {
      policies: [
        policy('bake', [WRITE], {
          id: 'ANPANEW',
          createdAt: '2026-11-01T12:00:00Z',
          updatedAt: '2026-11-01T12:00:00Z',
        }),
      ],
    },
    [
      'posture managed-policy bake: entity recreated: "ANPABAKE" -> "ANPANEW"',
      `posture managed-policy bake: version v1 modified: ${json(READ)} -> ${json(WRITE)} (broader)`,
    ],
  ],
  'a default known by its flag alone, versions of one night unknown': [
    { policies: [policy('bake', [READ], { defaultVersion: null })] },
    { policies: [policy('bake', [], { defaultVersion: 'v2', versions: null, updatedAt: '2020-01-01T00:00:00Z' })] },
    ['posture managed-policy bake: default-version modified: "v1" -> "v2" (undecided)'],
  ],
  'no default known on one side': [
    { policies: [policy('bake', [READ], { defaultVersion: null, versions: null })] },
    { policies: [policy('bake', [READ])] },
    [],
  ],
})
