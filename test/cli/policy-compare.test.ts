import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { folder, runCli, save } from './run-cli.ts'

const OLD = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' } }
const NEW = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*Object', Resource: '*' } }

describe('policy compare', () => {
  test('the answer as JSON', async () => {
    const place = folder()
    const files = [save(place, 'old.json', OLD), save(place, 'new.json', NEW)]
    const { code, stdout, stderr } = await runCli(['policy', 'compare', ...files, '-f', 'json'])
    expect([code, stderr]).toEqual([0, 'broader: some requests get more of the new document, none gets less\n'])
    expect(JSON.parse(stdout)).toMatchObject({
      effect: 'broader',
      witness: { context: {}, caller: null, old: 'none', new: 'allow' },
      undecided: [],
      unknownActionsOnly: false,
    })
  })

  test('the answer for a reader, in lines', async () => {
    const place = folder()
    const files = [save(place, 'old.json', NEW), save(place, 'new.json', { ...NEW, Statement: [] })]
    expect((await runCli(['policy', 'compare', ...files])).stdout.split('\n').map((line) => line.trimEnd())).toEqual([
      'what      is',
      '────────  ────────────────',
      'effect    narrower',
      'action    s3:DeleteObject',
      'resource  arn:aws:s3:::x/x',
      'old       allow',
      'new       none',
      '',
    ])
  })

  test('--exit-code tells a script whether the documents are equal', async () => {
    const place = folder()
    const [same, other] = [save(place, 'old.json', OLD), save(place, 'new.json', NEW)]
    const codeOf = async (...argv: string[]): Promise<number> => (await runCli(['policy', 'compare', ...argv])).code
    expect(await codeOf(same, same, '--exit-code')).toBe(0)
    expect(await codeOf(same, other, '--exit-code')).toBe(1)
    expect(await codeOf(same, other)).toBe(0)
  })

  test('exit code 0 whatever the answer; what could not be decided is told', async () => {
    const place = folder()
    const odd = { ...OLD, Statement: { ...OLD.Statement, Condition: { StringAlmost: { a: 'b' } } } }
    const files = [save(place, 'old.json', OLD), save(place, 'new.json', odd)]
    const { code, stdout } = await runCli(['policy', 'compare', ...files, '-f', 'json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      effect: 'undecided',
      undecided: [
        'statement 0 of the newer document: its Condition has an operator that IAM does not know: StringAlmost',
      ],
    })
  })

  test('documents from stdin, compressed, and in what the AWS CLI prints', async () => {
    const place = folder()
    const answer = save(place, 'version.json', { PolicyVersion: { VersionId: 'v1', Document: OLD } })
    const { stdout } = await runCli(['policy', 'compare', '-', answer, '-f', 'json'], {
      stdin: gzipSync(JSON.stringify(OLD)),
    })
    expect(JSON.parse(stdout)).toMatchObject({ effect: 'equal', witness: null })
  })

  test('the account of the documents, where it matters', async () => {
    const place = folder()
    const trust = (...names: readonly string[]): object => ({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: names } },
    })
    const files = [
      save(place, 'old.json', trust('123456789012')),
      save(place, 'new.json', trust('123456789012', 'arn:aws:iam::123456789012:role/baker')),
    ]
    const { stdout } = await runCli(['policy', 'compare', ...files, '--account', '123456789012', '-f', 'csv'])
    expect(stdout).toContain('broader,sts:AssumeRole')
    expect(stdout).toContain('role arn:aws:iam::123456789012:role/baker')
  })

  const TRUST = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '123456789012' } },
  }
  const SCRAP = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'sts:AssumeRole' } }

  test.each([
    [
      'a trust policy with that of an identity',
      TRUST,
      OLD,
      ['principals, as in a trust policy or the policy of a resource', 'of an identity'],
    ],
    [
      'that of an identity with a trust policy',
      OLD,
      TRUST,
      ['of an identity', 'principals, as in a trust policy or the policy of a resource'],
    ],
    [
      'a policy that lets all but some in',
      OLD,
      { ...TRUST, Statement: { Effect: 'Deny', Action: 'sts:*', NotPrincipal: { AWS: '123456789012' } } },
      ['of an identity', 'principals, as in a trust policy or the policy of a resource'],
    ],
  ])('%s is not compared: both files are named, and what is in them', async (_, older, newer, [was, is]) => {
    const place = folder()
    const files = [save(place, 'old.json', older), save(place, 'new.json', newer)]
    const { code, stdout, stderr } = await runCli(['policy', 'compare', ...files])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(new RegExp(`old\\.json: [^;]* ${was}; \\S*new\\.json: [^;]* ${is}\n`))
  })

  test.each([
    ['a trust policy and an empty one', TRUST, { ...TRUST, Statement: [] }, 'narrower'],
    ['an empty one and that of an identity', { ...OLD, Statement: [] }, OLD, 'broader'],
    ['a trust policy and one that lost its Principal', TRUST, SCRAP, 'undecided'],
    [
      'one of both kinds and a trust policy',
      { ...OLD, Statement: [OLD.Statement, TRUST.Statement] },
      TRUST,
      'narrower',
    ],
  ])('%s are compared', async (_, older, newer, effect) => {
    const place = folder()
    const files = [save(place, 'old.json', older), save(place, 'new.json', newer)]
    const { code, stdout } = await runCli(['policy', 'compare', ...files, '-f', 'json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ effect })
  })

  test.each([
    ['a file that is no document', ['old.json', 'list.json'], 'list.json: at $: expected a policy document'],
    ['a file that is not there', ['old.json', 'none.json'], 'none.json: cannot be read'],
    ['stdin twice', ['-', '-'], 'expected one document from stdin at most'],
    ['a night', ['old.json', 'old.json', '--at', 'latest'], 'no night is read'],
    ['an account by its alias', ['old.json', 'old.json', '--account', 'bakery'], '--account: expected an account id'],
  ])('%s is bad input, and named', async (_, words, said) => {
    const place = folder()
    save(place, 'old.json', OLD)
    save(place, 'list.json', [1])
    const argv = words.map((word) => (word.endsWith('.json') ? `${place}/${word}` : word))
    const { code, stdout, stderr } = await runCli(['policy', 'compare', ...argv])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(said)
  })
})
