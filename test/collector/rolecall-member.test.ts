import { describe, expect, test } from 'vitest'

import { FIRST, captureOf, emptyShelf, nightTime } from '../store/nights.ts'
import { EVERY_PART, EVERY_PART_LISTS, withBeyond } from '../store/fact-night.ts'
import { arnOf, awsPolicy, file, type Members, profile, user } from './account.ts'
import { refusal } from './refusal.ts'

const night = withBeyond(EVERY_PART_LISTS, EVERY_PART)
const member = night['Rolecall'] as Members
const parts = member['parts'] as Members

function changed(more: Members): Members {
  return { ...night, Rolecall: { ...member, ...more } }
}

function part(name: string, more: Members): Members {
  return changed({ parts: { ...parts, [name]: { ...(parts[name] as Members), ...more } } })
}

const fact = { kind: 'user', arn: arnOf('user', 'ada'), id: 'x', name: 'ada' }

describe('a member Rolecall that cannot be read is refused', () => {
  test.each<[string, Members, string]>([
    [
      'no object',
      { ...night, Rolecall: 7 },
      'at $.Rolecall: expected an object {version, account, parts, …}, found the number 7',
    ],
    [
      'of a newer version',
      changed({ version: 2 }),
      'at $.Rolecall.version: expected version 1; a newer Rolecall may read others, found the number 2',
    ],
    ['without a version', changed({ version: undefined }), 'at $.Rolecall.version: expected version 1'],
    [
      'of no time',
      changed({ takenAt: 'once' }),
      'at $.Rolecall.takenAt: expected an ISO 8601 time, found the string "once"',
    ],
    [
      'of another level',
      changed({ level: 'all' }),
      'at $.Rolecall.level: expected one of core, standard, deep, found the string "all"',
    ],
    ['of another account', changed({ account: '444455556666' }), 'expected account 444455556666, found 111122223333'],
    ['with a part that nobody knows', changed({ parts: { ...parts, ovens: parts['saml'] } }), 'at $.Rolecall.parts'],
    [
      'with a status that is none',
      part('saml', { status: 'fine' }),
      'at $.Rolecall.parts.saml.status: expected one of complete, partial, denied, skipped, failed',
    ],
    [
      'with facts of a part that was denied',
      part('saml', { status: 'denied' }),
      'at $.Rolecall.parts.saml.facts: expected none in this part, found 1',
    ],
    [
      'with facts of a list',
      part('users', { facts: [fact] }),
      'at $.Rolecall.parts.users.facts: expected none in this part',
    ],
    [
      'with profiles elsewhere',
      part('saml', { instanceProfiles: [profile('p', [])] }),
      'at $.Rolecall.parts.saml.instanceProfiles: expected none in this part',
    ],
    [
      'with a fact twice',
      part('ssh-keys', { facts: [fact, fact] }),
      `at $.Rolecall.parts["ssh-keys"].facts[1]: expected one fact of each entity, found another of ${fact.arn}`,
    ],
    [
      'with a tag twice',
      part('ssh-keys', {
        facts: [
          {
            ...fact,
            tags: [
              { key: 'a', value: '' },
              { key: 'a', value: '' },
            ],
          },
        ],
      }),
      'at $.Rolecall.parts["ssh-keys"].facts[0].tags: expected each tag once',
    ],
    [
      'with a fact about what is none',
      part('ssh-keys', { facts: [{ ...fact, kind: 'oven' }] }),
      'at $.Rolecall.parts["ssh-keys"].facts[0].kind: expected one of user,',
    ],
    [
      'with settings that are a list',
      part('ssh-keys', { facts: [{ ...fact, settings: [] }] }),
      'at $.Rolecall.parts["ssh-keys"].facts[0].settings: expected an object, found a list of 0',
    ],
    [
      'with a profile that is none',
      part('instance-profiles', { instanceProfiles: [{ Path: '/' }] }),
      'at $.Rolecall.parts["instance-profiles"].instanceProfiles[0].Arn: expected an ARN, found nothing',
    ],
    [
      'with a profile twice',
      part('instance-profiles', { instanceProfiles: [profile('p', []), profile('p', [])] }),
      'at $.Rolecall.parts["instance-profiles"].instanceProfiles[1]: expected each instance profile once',
    ],
    [
      'with a list that is not there',
      Object.fromEntries(Object.entries(night).filter(([name]) => name !== 'RoleDetailList')),
      'at $.Rolecall.parts.roles.status: expected one that was not read, as the input has no RoleDetailList, found complete',
    ],
    [
      'with users that were denied, and there',
      part('users', { status: 'denied' }),
      'at $.Rolecall.parts.users.status: expected complete or partial, since there are 2, found denied',
    ],
  ])('%s', (_, content, message) => {
    const { code, message: said } = refusal([content])
    expect(said).toContain(message)
    expect(['INPUT', 'USAGE']).toContain(code)
  })

  test('two pages with different ones', () => {
    const pages = [
      file({ UserDetailList: [user('ada')], Rolecall: member }),
      file({ Rolecall: { ...member, alias: 'x' } }),
    ]
    expect(refusal(pages).message).toContain(
      'page2.json: not authorization details\n  at $.Rolecall: expected the same as in page1.json, found another',
    )
  })
})

describe('a member Rolecall', () => {
  test('says when the night was taken, unless the user does', () => {
    expect(captureOf([night]).takenAt).toBe(FIRST)
    expect(captureOf([night], { takenAt: nightTime(3) }).takenAt).toBe(nightTime(3))
    expect(captureOf([night]).closing().warnings).toEqual([])
  })

  test('says whose night it is where no entity does', () => {
    expect(captureOf([withBeyond(file(), { facts: EVERY_PART.facts ?? {} })])).toMatchObject({
      account: '111122223333',
      alias: 'bakery',
      level: 'deep',
    })
  })

  test('says of the two kinds of policies which one was read', () => {
    const lists = file({ Policies: [awsPolicy('ReadOnlyAccess')] })
    const { parts: states } = captureOf([
      withBeyond(lists, { states: { 'customer-policies': { status: 'denied', detail: 'x' } } }),
    ]).closing()
    expect([states.get('aws-policies')?.status, states.get('customer-policies')]).toEqual([
      'complete',
      { status: 'denied', count: 0, detail: 'x' },
    ])
  })

  test('gives way to --lists', () => {
    const { parts: states } = captureOf([withBeyond(file({ UserDetailList: [user('ada')] }), {})], {
      lists: ['users'],
    }).closing()
    expect(['users', 'roles', 'saml'].map((name) => states.get(name as 'users')?.status)).toEqual([
      'complete',
      'skipped',
      'skipped',
    ])
  })

  test('is not kept for the export of the lists', () => {
    const shelf = emptyShelf()
    shelf.add(night)
    expect(shelf.db.prepare('SELECT residue FROM snapshot').pluck().get()).toBe('{}')
  })
})
