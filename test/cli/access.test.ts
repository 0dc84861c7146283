import { join } from 'node:path'

import { beforeAll, describe, expect, test } from 'vitest'

import { bakeryNight } from './bakery-night.ts'
import { history, runCli, save, sharedFolder } from './run-cli.ts'

const place = sharedFolder()
const db = join(place, 'history.db')
beforeAll(() =>
  history(
    [{ content: bakeryNight({ actions: ['s3:GetObject', 'sts:AssumeRole'] }), takenAt: '2026-11-21T02:00:00Z' }],
    place,
  ),
)

const BUN = 'arn:aws:s3:::oven/bun'
const everything = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
const noS3 = { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 's3:*', Resource: '*' } }

const nobody = save(place, 'nobody.json', {
  Statement: { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' },
})

async function access(...argv: string[]) {
  return runCli(['access', ...argv, '--db', db])
}

async function json(...argv: string[]): Promise<Record<string, unknown>> {
  const { stdout, code } = await access(...argv, '-f', 'json')
  expect(code).toBe(0)
  return JSON.parse(stdout)
}

describe('access can', () => {
  test('a table says the decision, why, and what was not considered', async () => {
    const { code, stdout } = await access('can', 'role/baker', 's3:GetObject', BUN)
    expect(code).toBe(0)
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      `allowed: arn:aws:iam::111122223333:role/baker s3:GetObject on ${BUN}`,
      'Allowed by bake (statement 0 Bake).',
      'not considered: scp, rcp, resource-policy, session-policy',
    ])
    expect(stdout).toContain('arn:aws:iam::111122223333:role/baker')
  })

  test.each([
    ['by name', ['baker', 's3:GetObject', BUN], 'allowed'],
    ['by kind, path and name', ['role/baker', 's3:GetObject', BUN], 'allowed'],
    ['by unique id', ['AROABAKER0000000001', 's3:GetObject', BUN], 'allowed'],
    ['in any letter case of the action', ['baker', 'S3:getobject', BUN], 'allowed'],
    ['a user', ['user/ada', 's3:GetObject', BUN], 'denied'],
    ['through its group, on any resource', ['ada', 'dynamodb:GetItem'], 'allowed'],
    ['an entity of the night as the resource', ['baker', 'sts:AssumeRole', 'role/baker'], 'denied'],
    ['a service that its trust policy lets in', ['ec2.amazonaws.com', 'sts:AssumeRole', 'role/baker'], 'allowed'],
    ['another service', ['lambda.amazonaws.com', 'sts:AssumeRole', 'role/baker'], 'denied'],
    ['another account', ['444455556666', 'sts:AssumeRole', 'role/baker'], 'denied'],
  ])('%s', async (_, argv, decision) => {
    expect(await json('can', ...argv)).toMatchObject({ decision })
  })

  test('SCPs: a file a level, of one policy or several, bare or as AWS prints them', async () => {
    const root = save(place, 'root.json', everything)
    const list = save(place, 'list.json', [noS3, everything])
    const organizations = save(place, 'organizations.json', {
      Policies: [
        { Id: 'p-1', Content: JSON.stringify(everything) },
        { Id: 'p-2', Content: JSON.stringify(noS3) },
      ],
    })
    const can = (...files: string[]) =>
      json('can', 'baker', 's3:GetObject', BUN, ...files.flatMap((file) => ['--scp', file]))
    expect(await can(root)).toMatchObject({
      decision: 'allowed',
      notConsidered: ['rcp', 'resource-policy', 'session-policy'],
    })
    expect(await can(root, list)).toMatchObject({ decision: 'denied' })
    expect(await can(organizations)).toMatchObject({ decision: 'denied' })
    expect(await json('can', 'baker', 's3:GetObject', BUN, '--scp', list, '--management-account')).toMatchObject({
      decision: 'allowed',
    })
  })

  test('the policy of a resource, as S3 prints it', async () => {
    const statement = {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:user/ada' },
      Action: 's3:*',
      Resource: '*',
    }
    const bucket = save(place, 'bucket.json', {
      Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    })
    expect(await json('can', 'ada', 's3:GetObject', BUN, '--resource-policy', bucket)).toMatchObject({
      decision: 'allowed',
      statements: [{ source: 'resource', policyName: 'resource 1' }],
    })
  })

  test('--require-complete exits 3 where the answer is unknown', async () => {
    const { code, stderr } = await access(
      'can',
      'baker',
      'sts:AssumeRole',
      'arn:aws:iam::444455556666:role/mill',
      '--require-complete',
    )
    expect(code).toBe(3)
    expect(stderr).toContain('the night lacks the trust policy of arn:aws:iam::444455556666:role/mill')
  })

  test('every format has the decision', async () => {
    const { stdout } = await access('can', 'ada', 's3:GetObject', BUN, '-f', 'ndjson')
    expect(JSON.parse(stdout)).toMatchObject({ decision: 'denied', statements: [], reason: expect.any(String) })
    expect((await access('can', 'baker', 's3:GetObject', BUN, '-f', 'csv')).stdout).toContain(',allowed,')
  })

  test('what may be misspelt, or is not heard, is said', async () => {
    const argv = [
      'can',
      'baker',
      's3:ListAllMyBuckets',
      'arn:aws:s3:::oven',
      '--context',
      'aws:MultiFactorAuthPresnt=true',
    ]
    const { stderr } = await access(...argv)
    expect(stderr).toContain('s3:ListAllMyBuckets takes no resource: it was asked of *')
    expect(stderr).toContain('aws:multifactorauthpresnt is not among the condition keys that AWS publishes')
  })

  test.each([
    ['of a role', ['can', 'ec2.amazonaws.com', 'sts:AssumeRole', 'role/baker'], 'allowed', /role\/baker is recorded/],
    ['of whichever role', ['can', 'baker', 'sts:AssumeRole'], 'denied', /a role of this night is recorded/],
  ])('a recorded trust policy %s decides, whatever is given, which is said', async (_, argv, decision, said) => {
    const { stdout, stderr } = await access(...argv, '--resource-policy', nobody, '-f', 'json')
    expect(JSON.parse(stdout)).toMatchObject({ decision })
    expect(stderr).toMatch(said)
  })

  test('of a role that is not recorded, nothing of the kind is said', async () => {
    const mill = 'arn:aws:iam::444455556666:role/mill'
    const { stderr } = await access('can', 'baker', 'sts:AssumeRole', mill, '--resource-policy', nobody)
    expect(stderr).not.toContain('is recorded')
  })

  test('an action that AWS does not publish is said', async () => {
    const { stderr } = await access('can', 'baker', 's3:GetObjekt', BUN)
    expect(stderr).toContain('s3:GetObjekt is not among the actions that AWS publishes')
  })

  test.each([
    ['nobody of that name', ['can', 'bakr', 's3:GetObject'], /has no "bakr".*Did you mean role\/baker/s],
    ['an action with a wildcard', ['can', 'baker', 's3:*'], /expected service:Name/],
    ['a context without a value', ['can', 'baker', 's3:GetObject', '--context', 'x'], /expected KEY=VALUE/],
    [
      'a file that holds no policy',
      ['can', 'baker', 's3:GetObject', '--scp', save(place, 'none.json', { a: 1 })],
      /none\.json: no policy document\n +at \$:/,
    ],
    [
      'a list with something else in it',
      ['can', 'baker', 's3:GetObject', '--scp', save(place, 'odd.json', [everything, 7])],
      /at \$\[1\]/,
    ],
    [
      'a key that stands twice',
      ['can', 'baker', 's3:GetObject', '--scp', save(place, 'twice.json', '{"Statement":[],"Statement":[]}')],
      /a key stands twice/,
    ],
    ['an account that is none', ['can', 'baker', 's3:GetObject', '--resource-account', '12'], /twelve digits/],
    [
      'a policy of a resource for an SCP',
      [
        'can',
        'baker',
        's3:GetObject',
        '--scp',
        save(place, 'bucket-for-scp.json', {
          Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
        }),
      ],
      /found a Principal/,
    ],
    [
      'an SCP whose Effect is no word of IAM',
      [
        'can',
        'baker',
        's3:GetObject',
        '--scp',
        save(place, 'permit.json', {
          Statement: [everything.Statement, { Effect: 'Permit', Action: '*', Resource: '*' }].flat(),
        }),
      ],
      /permit\.json: at \$\.Statement\[1\]\.Effect: expected "Allow" or "Deny", found the string "Permit"/,
    ],
    [
      'the policy of a resource whose Effect is no word of IAM',
      [
        'can',
        'baker',
        's3:GetObject',
        '--resource-policy',
        save(place, 'permit-bucket.json', {
          Statement: { Effect: 'allow', Principal: '*', Action: '*', Resource: '*' },
        }),
      ],
      /permit-bucket\.json: at \$\.Statement\.Effect: expected "Allow" or "Deny", found the string "allow"/,
    ],
    [
      'an SCP for the policy of a resource',
      ['can', 'baker', 's3:GetObject', '--resource-policy', save(place, 'scp-for-bucket.json', everything)],
      /found no Principal/,
    ],
    ['an empty list', ['can', 'baker', 's3:GetObject', '--scp', save(place, 'empty.json', [])], /holds no policy/],
    ['a service that AWS lacks', ['show', 'baker', '--service', 's4'], /AWS has no "s4"/],
    [
      'an access level that AWS lacks',
      ['show', 'baker', '--level', 'permissions-management'],
      /one of List, Read, Write/,
    ],
    ['who can assume, without saying which role', ['who-can', 'sts:AssumeRole'], /expected the role/],
    ['what somebody else can do', ['show', '444455556666'], /is beyond this night/],
  ])('%s is wrong usage', async (_, argv, message) => {
    const { code, stderr } = await access(...argv)
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) })
  })
})

describe('access who-can', () => {
  test('rows, and how many of how many', async () => {
    const { stdout, stderr } = await access('who-can', 's3:GetObject', BUN)
    expect(stdout).toContain('arn:aws:iam::111122223333:role/baker')
    expect(stdout).toContain('bake (statement 0 Bake)')
    expect(stderr).toContain('1 of 3; not considered: scp, rcp, resource-policy, session-policy')
  })

  test('what is unknown is said to be so once', async () => {
    const odd = save(place, 'odd-operator.json', {
      Statement: { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*', Condition: { Odd: { 'aws:x': 'y' } } },
    })
    const { stderr } = await access('who-can', 's3:GetObject', BUN, '--resource-policy', odd)
    expect(stderr).toMatch(/^unknown: roles: policy resource 1 \(statement 0\) may deny it/m)
  })

  test('JSON has the statements, and what is unknown', async () => {
    expect(await json('who-can', 's3:GetObject', BUN)).toMatchObject({
      rows: [
        { principalArn: 'arn:aws:iam::111122223333:role/baker', decision: 'allowed', statements: [{ sid: 'Bake' }] },
      ],
      unknown: [],
    })
  })
})

/** As CloudTrail names whoever asks. */
const SESSION = 'arn:aws:sts::111122223333:assumed-role/baker/ada@oven'

describe('a session of a role', () => {
  test('is asked about as the role, which is said', async () => {
    const { code, stdout, stderr } = await access('can', SESSION, 's3:GetObject', BUN)
    expect([code, stdout.split('\n')[0]]).toEqual([
      0,
      `allowed: arn:aws:iam::111122223333:role/baker s3:GetObject on ${BUN}`,
    ])
    expect(stderr).toContain(
      'a session of arn:aws:iam::111122223333:role/baker: asked as the role, aws:userid ends in ada@oven\n',
    )
  })

  test('is shown as the role, which is said', async () => {
    const { stdout, stderr } = await access('show', SESSION, '-f', 'json')
    expect(stdout).toBe((await access('show', 'role/baker', '-f', 'json')).stdout)
    expect(stderr).toContain('a session of arn:aws:iam::111122223333:role/baker: this is what the role can do\n')
  })

  test('is no entity of the night for a query, which says whom to ask about', async () => {
    const { code, stderr } = await runCli(['query', 'principal-can', '--param', `principal=${SESSION}`, '--db', db])
    expect(code).toBe(2)
    expect(stderr).toContain(`${SESSION} is a session of a role\n  Ask about role/baker.\n`)
  })
})

describe('access show', () => {
  test('by service and access level', async () => {
    const shown = await json('show', 'role/baker')
    expect(shown['rows']).toMatchObject([
      { service: 's3', accessLevel: 'Read', actions: ['s3:GetObject'], policyName: 'bake' },
      { service: 'sts', accessLevel: 'Write', actions: ['sts:AssumeRole'] },
    ])
    expect((await json('show', 'role/baker', '--service', 'sts'))['rows']).toHaveLength(1)
    expect((await json('show', 'role/baker', '--level', 'read'))['rows']).toHaveLength(1)
  })
})
