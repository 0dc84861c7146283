import { describe, expect, test } from 'vitest'

import { changesSince } from '../../src/app/changes-since.ts'
import { compareNights } from '../../src/app/compare-nights.ts'
import { factRecord } from '../../src/collector/fact-record.ts'
import type { Capture, CaptureRecord } from '../../src/model/capture.ts'
import type { Fact } from '../../src/model/fact.ts'
import type { Part, PartState, PartStatus } from '../../src/model/part.ts'
import { type History, recordNight } from '../../src/store/index.ts'
import { arnOf, file, type Members, user } from '../collector/account.ts'
import { captureOf, emptyShelf, nightTime } from '../store/nights.ts'
import { fact } from './nights.ts'

const ada = { kind: 'user', arn: arnOf('user', 'ada'), id: String(user('ada')['UserId']), name: 'ada' } as const
const eve = { ...ada, arn: arnOf('user', 'eve'), name: 'eve' } as const
const HOME = {
  kind: 'account',
  arn: 'arn:aws:iam::111122223333:root',
  id: '111122223333',
  name: '111122223333',
} as const
const okta = { kind: 'provider', arn: 'arn:aws:iam::111122223333:saml-provider/okta', id: '', name: 'okta' } as const
const token = { kind: 'mfa-device', arn: 'GAHT12345678', id: '', name: 'GAHT12345678' } as const
const keys = (...ids: readonly string[]) => ({ AccessKeys: ids.map((AccessKeyId) => ({ AccessKeyId })) })

interface Night {
  readonly users?: readonly Members[]
  readonly facts: readonly Fact[]
  readonly parts: { readonly [P in Part]?: PartStatus }
}

/** Records two nights as a collector would, one after the other, and says what changed between them. */
function between(before: Night, after: Night) {
  const { db, path } = emptyShelf()
  const options = { replace: false, toolVersion: '0.0.0', inputHash: '', startedAt: 0, finishedAt: 0 }
  const [, last] = [before, after].map((night, index) =>
    recordNight(db, path, captureOfNight(night, nightTime(index)), options),
  )
  return { lines: lines(db), counts: changesSince(db, last?.snapshotId ?? 0) }
}

function lines(db: History): readonly string[] {
  const request = { from: 'latest~1', to: 'latest', include: { activity: true }, all: true }
  return compareNights(db, request).changes.map(
    ({ class: of, change, kind, name, facet, key }) => `${of} ${kind} ${name}: ${facet} ${key ?? ''} ${change}`,
  )
}

function captureOfNight({ users = [user('ada')], facts, parts }: Night, takenAt: number): Capture {
  const capture = captureOf([file({ UserDetailList: users })], { takenAt })
  const states = Object.entries(parts).map(([part, status]): [Part, PartState] => [
    part as Part,
    { status, count: 0, detail: null },
  ])
  return {
    ...capture,
    records: (function* (): Generator<CaptureRecord> {
      yield* capture.records
      yield* facts.map(factRecord)
    })(),
    closing: () => ({ ...capture.closing(), parts: new Map([...capture.closing().parts, ...states]) }),
  }
}

describe('facts of two nights, by way of the history', () => {
  const parts = { 'access-keys': 'complete', saml: 'complete', 'password-policy': 'complete' } as const

  test('what they say otherwise, and how many things that makes', () => {
    const { lines, counts } = between(
      {
        parts,
        facts: [
          fact('access-keys', ada, keys('AKIA1'), { activity: { AccessKeys: [{ AccessKeyId: 'AKIA1' }] } }),
          fact('password-policy', HOME, { PasswordPolicy: null }),
        ],
      },
      {
        parts,
        facts: [
          fact('access-keys', ada, keys('AKIA1', 'AKIA2'), {
            activity: { AccessKeys: [{ AccessKeyId: 'AKIA1', ServiceName: 's3' }, { AccessKeyId: 'AKIA2' }] },
          }),
          fact('password-policy', HOME, { PasswordPolicy: { HardExpiry: true } }),
          fact('saml', okta, { Type: 'saml' }, { tags: [] }),
        ],
      },
    )
    expect(lines).toEqual([
      'activity user ada: usage accessKey/AKIA1 modified',
      'posture account 111122223333: attribute passwordPolicy added',
      'posture provider okta: entity  added',
      'posture user ada: attribute accessKey/AKIA2 added',
    ])
    expect(counts).toEqual({ added: 1, removed: 0, modified: 2 })
  })

  test('activity alone changes nothing that is counted', () => {
    const used = (ServiceName: string): Night => ({
      parts,
      facts: [fact('access-keys', ada, {}, { activity: { AccessKeys: [{ AccessKeyId: 'AKIA1', ServiceName }] } })],
    })
    expect(between(used('s3'), used('ec2'))).toEqual({
      lines: ['activity user ada: usage accessKey/AKIA1 modified'],
      counts: { added: 0, removed: 0, modified: 0 },
    })
  })

  test('a renamed user is renamed, whatever is known of it', () => {
    const { lines, counts } = between(
      { parts, facts: [fact('access-keys', ada, keys('AKIA1'))] },
      {
        users: [user('eve', { UserId: ada.id })],
        parts,
        facts: [fact('access-keys', eve, keys('AKIA1'))],
      },
    )
    expect(lines).toEqual(['posture user eve: entity  renamed'])
    expect(counts).toEqual({ added: 0, removed: 0, modified: 1 })
  })

  test('a user who went takes its facts along', () => {
    const { lines, counts } = between(
      { users: [user('ada'), user('bob')], parts, facts: [fact('access-keys', ada, keys('AKIA1'))] },
      { users: [user('bob')], parts, facts: [] },
    )
    expect(lines).toEqual(['posture user ada: entity  removed'])
    expect(counts).toEqual({ added: 0, removed: 1, modified: 0 })
  })

  test('a user of whom AWS would not say it has not changed, nor has the device that it may still have', () => {
    const { lines } = between(
      {
        parts: { ...parts, 'mfa-devices': 'complete' },
        facts: [fact('access-keys', ada, keys('AKIA1')), fact('mfa-devices', token, { UserArn: ada.arn })],
      },
      {
        parts: { ...parts, 'access-keys': 'partial', 'mfa-devices': 'partial' },
        facts: [fact('access-keys', ada, null), fact('mfa-devices', ada, null)],
      },
    )
    expect(lines).toEqual([])
  })

  test('a part that was denied is no removal', () => {
    const { lines } = between(
      { parts, facts: [fact('saml', okta, {}), fact('access-keys', ada, keys('AKIA1'))] },
      { parts: { saml: 'denied', 'access-keys': 'denied', 'password-policy': 'denied' }, facts: [] },
    )
    expect(lines).toEqual([])
  })
})
