import { describe, expect, test } from 'vitest'
import { diffNights } from '../../src/diff/diff-nights.ts'
import {
  fact,
  inputOf,
  OPEN,
  type PlainNight,
  policy,
  provider,
  READ,
  READ_AGAIN,
  role,
  shown,
  user,
} from './nights.ts'
import { ACCOUNT } from './test-diff.ts'

describe('what is shown', () => {
  const before = {
    roles: [role('oven', { inline: [{ name: 'a', document: READ }] })],
    policies: [policy('S3', [READ], { owner: 'aws' })],
  }
  const after = {
    roles: [
      role('oven', {
        inline: [{ name: 'a', document: READ_AGAIN }],
        lastUsed: { at: '2026-11-01T12:00:00Z', region: null },
      }),
    ],
    policies: [policy('S3', [READ, READ_AGAIN], { owner: 'aws' })],
  }

  test('neither activity nor edits without effect, such as a version that AWS issued anew', () => {
    expect(shown(before, after)).toMatchObject({ changes: [], incomparable: [] })
  })

  test('activity, when asked for', () => {
    const diff = diffNights(inputOf(before, after), { include: { activity: true }, all: false })
    expect(diff.changes.map(({ facet }) => facet)).toEqual(['usage'])
    expect(diff.summary.activity).toEqual({ added: 0, removed: 0, modified: 1, recreated: 0, renamed: 0 })
  })

  test('edits without effect, when asked for', () => {
    const diff = diffNights(inputOf(before, after), { include: { activity: false }, all: true })
    expect(diff.changes.map(({ facet, effect }) => [facet, effect])).toEqual([
      ['default-version', 'equal'],
      ['version', 'equal'],
      ['inline-policy', 'equal'],
    ])
    expect(diff.summary).toEqual({
      posture: { added: 0, removed: 0, modified: 1, recreated: 0, renamed: 0 },
      aws: { added: 1, removed: 0, modified: 1, recreated: 0, renamed: 0 },
    })
  })

  test('both nights, and for each change whose it is', () => {
    const diff = shown({ users: [user('ada')] }, { users: [user('eve', { id: 'AIDAADA' })] })
    expect([diff.from.takenAt, diff.to.takenAt]).toEqual(['2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z'])
    expect(diff.changes).toEqual([
      {
        class: 'posture',
        change: 'renamed',
        kind: 'user',
        arn: `${ACCOUNT}:user/eve`,
        id: 'AIDAADA',
        name: 'eve',
        facet: 'entity',
        key: null,
        before: `${ACCOUNT}:user/ada`,
        after: `${ACCOUNT}:user/eve`,
        effect: null,
        witness: null,
      },
    ])
  })

  test('an account by its id and by its root are one principal in the partition of the night', () => {
    const named = (principal: string): PlainNight => ({
      roles: [role('oven', { trust: OPEN.replace('"*"', `{"AWS":"${principal}"}`) })],
      partition: 'aws-cn',
    })
    expect(shown(named('123456789012'), named('arn:aws-cn:iam::123456789012:root')).changes).toEqual([])
    expect(shown(named('123456789012'), named('arn:aws:iam::123456789012:root')).changes).toHaveLength(1)
  })
})

describe('what cannot be compared', () => {
  test('a part that one night does not know, and why; what neither knows is not named', () => {
    const before: PlainNight = { parts: { roles: 'denied', 'instance-profiles': 'complete', 'policy-tags': 'skipped' } }
    expect(shown(before, {}).incomparable).toEqual([
      { part: 'roles', reason: 'denied on 2026-11-01T00:00:00Z: AccessDenied' },
      { part: 'instance-profiles', reason: 'not collected on 2026-11-02T00:00:00Z' },
    ])
  })

  test('a part of facts that was denied is one line, and no removal', () => {
    const before: PlainNight = {
      parts: { saml: 'complete', 'access-keys': 'complete' },
      facts: [
        fact('saml', provider('okta'), { Type: 'saml' }),
        fact('access-keys', user('ada'), { AccessKeys: [{ AccessKeyId: 'AKIA1' }] }),
      ],
    }
    const after: PlainNight = { parts: { saml: 'denied', 'access-keys': 'partial' } }
    expect(shown(before, after)).toMatchObject({
      changes: [],
      incomparable: [
        { part: 'saml', reason: 'denied on 2026-11-02T00:00:00Z: AccessDenied' },
        { part: 'access-keys', reason: 'partial on 2026-11-02T00:00:00Z' },
      ],
    })
    const denied: PlainNight = { parts: { saml: 'denied', 'access-keys': 'complete' } }
    expect(shown(denied, { parts: { saml: 'denied', 'access-keys': 'complete' } }).incomparable).toEqual([])
  })

  test.each([
    ['the later night', {}, 'partial', ['partial on 2026-11-02T00:00:00Z']],
    ['the earlier night', { roles: 'partial' }, 'complete', ['partial on 2026-11-01T00:00:00Z']],
    [
      'both nights',
      { roles: 'partial' },
      'partial',
      ['partial on 2026-11-01T00:00:00Z', 'partial on 2026-11-02T00:00:00Z'],
    ],
    [
      'one night, denied on the other',
      { roles: 'denied' },
      'partial',
      ['denied on 2026-11-01T00:00:00Z: AccessDenied', 'partial on 2026-11-02T00:00:00Z'],
    ],
  ] as const)('a part that is partial on %s is named', (_, parts, roles, reasons) => {
    expect(shown({ parts }, { parts: { roles } }).incomparable).toEqual([{ part: 'roles', reason: reasons.join('; ') }])
  })
})
