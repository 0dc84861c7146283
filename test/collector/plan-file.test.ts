import { Readable } from 'node:stream'

import { describe, expect, test } from 'vitest'

import { readPlanEntry, readPlanFile } from '../../src/collector/plan-file.ts'
import { allowing } from '../support/documents.ts'

const read = (text: string) => readPlanFile('-', Readable.from([Buffer.from(text)]))
const BREAD = 'arn:aws:iam::123456789012:policy/Bread'

test('entries keep their order, and say where they stand', async () => {
  const attach = { action: 'AttachRolePolicy', RoleName: 'oven', PolicyArn: BREAD }
  const tag = { action: 'TagUser', UserName: 'ada', Tags: [{ Key: 'Cost Center', Value: 'ünder: /+=-@' }] }
  expect(await read(JSON.stringify([attach, tag]))).toEqual([
    { at: 'stdin: at $[0]', change: attach },
    { at: 'stdin: at $[1]', change: tag },
  ])
})

test('a plan may be empty', async () => {
  expect(await read('[]')).toEqual([])
})

describe('a document is taken', () => {
  const document = allowing('s3:GetObject')
  test.each([
    ['as JSON', document],
    ['as text', JSON.stringify(document)],
    ['as the SDK leaves it', encodeURIComponent(JSON.stringify(document))],
  ])('%s', (_, PolicyDocument) => {
    const given = { action: 'PutUserPolicy', UserName: 'ada', PolicyName: 'x', PolicyDocument }
    const { change } = readPlanEntry('here', given)
    expect('PolicyDocument' in change && JSON.parse(change.PolicyDocument.body)).toEqual(document)
  })
})

describe('refused', () => {
  const tags = (Key: unknown, Value: unknown = '') => ({ action: 'TagRole', RoleName: 'oven', Tags: [{ Key, Value }] })
  const put = (PolicyDocument: unknown) => ({
    action: 'PutRolePolicy',
    RoleName: 'oven',
    PolicyName: 'x',
    PolicyDocument,
  })
  const NAME = 'a name of letters, digits and +=,.@-_'
  const KEY = 'a key of a tag: 1 to 128 letters, digits, blanks and _.:/=+-@, not beginning with aws:'
  const VALUE = 'a value of a tag: at most 256 letters, digits, blanks and _.:/=+-@'
  const DOCUMENT = 'a policy document, each of its keys once'
  test.each<readonly [string, unknown, string, string]>([
    ['an entry that is none', 7, '.action', 'an operation that can be planned'],
    ['an operation that is none', { action: 'DeleteAccount' }, '.action', 'an operation that can be planned'],
    ['a member of every object', { action: 'constructor' }, '.action', 'an operation that can be planned'],
    ['no name', { action: 'DeleteUser' }, '.UserName', NAME],
    ['a name with a quote', { action: 'DeleteUser', UserName: "a'; rm -rf ~; '" }, '.UserName', NAME],
    ['a name with a line in it', { action: 'DeleteUser', UserName: 'ada\n' }, '.UserName', NAME],
    ['a name that is too long', { action: 'DeleteUser', UserName: 'a'.repeat(65) }, '.UserName', NAME],
    ['an empty name', { action: 'DeleteRole', RoleName: '' }, '.RoleName', NAME],
    ['the ARN of a role for a policy', { ...put({}), PolicyName: 'a/b' }, '.PolicyName', NAME],
    [
      'the ARN of something else',
      { action: 'DeletePolicy', PolicyArn: 'arn:aws:iam::123456789012:role/oven' },
      '.PolicyArn',
      'the ARN of a managed policy',
    ],
    ['a path without its end', { action: 'CreateGroup', GroupName: 'x', Path: '/team' }, '.Path', 'a path: /, or /…/'],
    ['no tag', { action: 'TagRole', RoleName: 'oven', Tags: [] }, '.Tags', 'at least one tag'],
    ['a key of AWS', tags('aws:team'), '.Tags[0].Key', KEY],
    ['a key of AWS in capitals', tags('AWS:team'), '.Tags[0].Key', KEY],
    ['an empty key', tags(''), '.Tags[0].Key', KEY],
    ['a key of 129', tags('a'.repeat(129)), '.Tags[0].Key', KEY],
    ['a value that ends quotes', tags('a', '"$(id)"'), '.Tags[0].Value', VALUE],
    ['a value that is a number', tags('a', 7), '.Tags[0].Value', VALUE],
    ['a document that is a list', put([]), '.PolicyDocument', DOCUMENT],
    ['a document that is no JSON', put('{'), '.PolicyDocument', DOCUMENT],
    ['a document with a key twice', put('{"Statement":[],"Statement":[]}'), '.PolicyDocument', DOCUMENT],
    [
      'a version that is none',
      { action: 'DeletePolicyVersion', PolicyArn: BREAD, VersionId: 'latest' },
      '.VersionId',
      'a version such as v2',
    ],
  ])('%s', (_, given, path, expected) => {
    expect(() => readPlanEntry('plan.json: at $[3]', given)).toThrow(
      expect.objectContaining({
        code: 'INPUT',
        message: expect.stringContaining(`plan.json: at $[3]${path}: expected ${expected}, found `) as string,
      }),
    )
  })

  test('a member that nobody would see take effect', () => {
    const given = { action: 'DeleteUser', UserName: 'ada', Force: true }
    expect(() => readPlanEntry('here', given)).toThrow(
      'here: expected an entry {action, UserName} and no other member, found ',
    )
  })

  test.each([
    ['no JSON', '['],
    ['an object', '{"action":"DeleteUser"}'],
    ['a key twice', '[{"action":"DeleteUser","UserName":"ada","UserName":"bob"}]'],
  ])('a file that is %s', async (_, text) => {
    await expect(read(text)).rejects.toMatchObject({
      code: 'INPUT',
      message: expect.stringMatching(/^stdin: /) as string,
    })
  })

  test('with what is near', () => {
    expect(() => readPlanEntry('here', { action: 'DetachRolePolicies' })).toThrow(
      expect.objectContaining({ hint: 'Did you mean DetachRolePolicy, AttachRolePolicy?' }),
    )
  })
})
