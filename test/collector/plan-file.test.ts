import { Readable } from 'node:stream'

import { describe, expect, test } from 'vitest'

import { readPlanEntry, readPlanFile } from '../../src/collector/plan-file.ts'

function read(text: string): ReturnType<typeof readPlanFile> {
  return readPlanFile('-', Readable.from([Buffer.from(text)]))
}

const DOCUMENT = { Version: '2012-10-17', Statement: [] }

describe('a plan is a list of requests', () => {
  test('each with its place; documents as objects or texts', async () => {
    const trust = { action: 'UpdateAssumeRolePolicy', RoleName: 'ci' }
    const plan = await read(
      JSON.stringify([
        { action: 'DeleteUser', UserName: 'ada' },
        { ...trust, PolicyDocument: DOCUMENT },
        { ...trust, PolicyDocument: JSON.stringify(DOCUMENT) },
      ]),
    )
    expect(plan.map(({ at }) => at)).toEqual(['stdin: at $[0]', 'stdin: at $[1]', 'stdin: at $[2]'])
    expect(plan[0]?.change).toEqual({ action: 'DeleteUser', UserName: 'ada' })
    expect(plan[1]?.change).toEqual(plan[2]?.change)
    expect(plan[1]?.change).toHaveProperty('PolicyDocument.body', JSON.stringify(DOCUMENT))
  })

  test.each([
    ['no JSON', '[', /stdin: not JSON/],
    ['no list', '{}', /stdin: at \$: expected a list of changes, found an object/],
    ['a key twice', '[{"action":"DeleteUser","UserName":"a","UserName":"b"}]', /a key stands twice/],
    ['a bad entry', '[{"action":"DeleteUser","UserName":"a"},7]', /stdin: at \$\[1\]\.action: .* found nothing/],
  ])('%s is refused', async (_, text, says) => {
    await expect(read(text)).rejects.toThrow(says)
  })
})

test.each([
  ['an operation that cannot be planned', { action: 'CreateAccessKey' }, /\$\.action: expected an operation/],
  ['a member of every object', { action: 'toString' }, /\$\.action: expected an operation/],
  ['a missing member', { action: 'DeleteUser' }, /\$\.UserName: expected a name .*, found nothing/],
  ['a member of no use', { action: 'DeleteUser', UserName: 'a', Force: true }, /\{action, UserName\} and no other/],
  ['a name with a quote', { action: 'DeleteUser', UserName: "a'; id" }, /\$\.UserName: expected a name/],
  ['a name with a line', { action: 'DeleteUser', UserName: 'a\nb' }, /\$\.UserName: expected a name/],
  ['a name that is too long', { action: 'DeleteUser', UserName: 'a'.repeat(65) }, /\$\.UserName: expected a name/],
  ['an ARN of a role', { action: 'DeletePolicy', PolicyArn: 'arn:aws:iam::123456789012:role/a' }, /\$\.PolicyArn: /],
  ['a path without its end', { action: 'CreateUser', UserName: 'a', Path: '/team' }, /\$\.Path: expected a path/],
  ['no tags', { action: 'TagUser', UserName: 'a', Tags: [] }, /\$\.Tags: expected at least one tag/],
  [
    'a tag of AWS',
    { action: 'TagUser', UserName: 'a', Tags: [{ Key: 'AWS:x', Value: '' }] },
    /\$\.Tags\[0\]\.Key: expected a key/,
  ],
  [
    'a tag with a control character',
    { action: 'TagUser', UserName: 'a', Tags: [{ Key: 'a', Value: '\u001b[2J' }] },
    /\$\.Tags\[0\]\.Value: expected a value/,
  ],
  [
    'a document that is none',
    { action: 'UpdateAssumeRolePolicy', RoleName: 'a', PolicyDocument: 'nothing' },
    /\$\.PolicyDocument: expected a policy document/,
  ],
  [
    'a document without a key',
    { action: 'UpdateAssumeRolePolicy', RoleName: 'a' },
    /\$\.PolicyDocument: expected a policy document.* found nothing/,
  ],
  [
    'a document that says a key twice',
    { action: 'UpdateAssumeRolePolicy', RoleName: 'a', PolicyDocument: '{"Statement":[],"Statement":[]}' },
    /each of its keys once/,
  ],
])('%s is refused', (_, given, says) => {
  expect(() => readPlanEntry('$', given)).toThrow(says)
})
