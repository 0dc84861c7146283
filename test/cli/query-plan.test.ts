import { beforeAll, describe, expect, test } from 'vitest'

import { join } from 'node:path'

import { bakeryNight } from './bakery-night.ts'
import { history, runCli, save, sharedFolder } from './run-cli.ts'

const place = sharedFolder()
const db = join(place, 'history.db')
beforeAll(() => history([{ content: bakeryNight({ tags: {} }), takenAt: '2026-11-21T02:00:00Z' }], place))

const BAKER = { action: 'TagRole', RoleName: 'baker', Tags: [{ Key: 'Owner', Value: 'bread' }] }

describe('query untagged-… --plan', () => {
  test.each([
    ['by name', 'name,Owner\nbaker,bread\n'],
    ['by ARN', 'role_arn,Owner\narn:aws:iam::111122223333:role/baker,bread\n'],
    ['a row for each tag', 'name,key,value\nbaker,Owner,bread\n'],
  ])('makes a plan of tags: %s', async (_, csv) => {
    const ran = await runCli(['query', 'untagged-roles', '--plan', '-', '--db', db], { stdin: csv })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(ran.stdout)).toEqual([BAKER])
  })

  test('what the query does not report, or the file does not name, is said and left alone', async () => {
    const file = save(place, 'tags.csv', 'name,Owner\nada,bread\nnobody,bread\n')
    const ran = await runCli(['query', 'untagged-users', '--plan', file, '--db', db])
    expect(JSON.parse(ran.stdout)).toEqual([{ action: 'TagUser', UserName: 'ada', Tags: BAKER.Tags }])
    expect(ran.stderr).toBe('no tags given: arn:aws:iam::111122223333:user/bob\nnot reported by the query: nobody\n')
  })

  test('what-if takes the plan', async () => {
    const plan = save(place, 'plan.json', [BAKER])
    const ran = await runCli(['what-if', '--plan', plan, '--commands', '--db', db])
    expect(ran).toEqual({
      code: 0,
      stdout: `aws iam tag-role --role-name baker --tags '[{"Key":"Owner","Value":"bread"}]'\n`,
      stderr: '',
    })
  })

  test.each([
    [
      'another query',
      ['query', 'role-unused', '--plan', '-'],
      'name,Owner\n',
      /--plan is for untagged-instance-profiles/,
    ],
    [
      'a tag that IAM does not take',
      ['query', 'untagged-roles', '--plan', '-'],
      'name,a;b\nbaker,x\n',
      /Tags\[0\]\.Key/,
    ],
    [
      'one tag twice for one role, in other letters',
      ['query', 'untagged-roles', '--plan', '-'],
      'name,key,value\nbaker,Owner,x\nbaker,owner,y\n',
      /stdin: line 3: expected each tag of baker once, found another "owner"/,
    ],
    [
      'an entity by name and by ARN',
      ['query', 'untagged-roles', '--plan', '-'],
      'name,Owner\nbaker,x\narn:aws:iam::111122223333:role/baker,y\n',
      /once, found it by its ARN and by its name/,
    ],
  ])('%s is refused', async (_, argv, stdin, says) => {
    const ran = await runCli([...argv, '--db', db], { stdin })
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toMatch(says)
  })
})
