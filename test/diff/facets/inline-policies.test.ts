import { group, READ, READ_AGAIN, role, user, WRITE } from '../nights.ts'
import { json, testDiff } from '../test-diff.ts'

testDiff('inline-policy', {
  'embedded, edited, deleted': [
    {
      roles: [
        role('oven', {
          inline: [
            { name: 'a', document: READ },
            { name: 'b', document: READ },
          ],
        }),
      ],
    },
    {
      roles: [
        role('oven', {
          inline: [
            { name: 'b', document: WRITE },
            { name: 'c', document: READ },
          ],
        }),
      ],
    },
    [
      `posture role oven: inline-policy a removed: ${json(READ)} -> null`,
      `posture role oven: inline-policy b modified: ${json(READ)} -> ${json(WRITE)} (broader)`,
      `posture role oven: inline-policy c added: null -> ${json(READ)}`,
    ],
  ],
  'edited without effect': [
    { users: [user('ada', { inline: [{ name: 'a', document: READ }] })] },
    { users: [user('ada', { inline: [{ name: 'a', document: READ_AGAIN }] })] },
    [`posture user ada: inline-policy a modified: ${json(READ)} -> ${json(READ_AGAIN)} (equal)`],
  ],
  'renamed by letter case': [
    { groups: [group('bakers', { inline: [{ name: 'Mixed', document: READ }] })] },
    { groups: [group('bakers', { inline: [{ name: 'mixed', document: READ }] })] },
    [`posture group bakers: inline-policy mixed modified: ${json(READ)} -> ${json(READ)} (equal)`],
  ],
  'a document that one night does not know': [
    { users: [user('ada', { inline: [{ name: 'a', document: null }] })] },
    { users: [user('ada', { inline: [{ name: 'a', document: READ }] })] },
    [],
  ],
  'a text that does not parse': [
    { users: [user('ada', { inline: [{ name: 'a', document: READ }] })] },
    { users: [user('ada', { inline: [{ name: 'a', document: 'not json' }] })] },
    [`posture user ada: inline-policy a modified: ${json(READ)} -> "not json" (undecided)`],
  ],
  'a text that lost something when read': [
    { users: [user('ada', { inline: [{ name: 'a', document: 'raw {"a":1,"a":2}' }] })] },
    { users: [user('ada', { inline: [{ name: 'a', document: 'raw {"a":3,"a":2}' }] })] },
    [String.raw`posture user ada: inline-policy a modified: "{\"a\":1,\"a\":2}" -> "{\"a\":3,\"a\":2}" (undecided)`],
  ],
  'unknown on one side': [
    { roles: [role('oven', { inline: null })] },
    { roles: [role('oven', { inline: [{ name: 'a', document: READ }] })] },
    [],
  ],
})
