import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'

import { snakeCase } from '../../src/util/case.ts'
import { byCodeUnit } from '../../src/model/compare.ts'
import { QUERIES } from '../../src/queries/index.ts'
import { bakeryAccount, startIamEndpoint } from '../support/iam-endpoint/index.ts'
import { bakeryNight } from './bakery-night.ts'
import { hostileNight } from './hostile-night.ts'
import { folder, history, runCli, save, sharedFolder, spawnCli } from './run-cli.ts'

const schemas = new URL('../../schema/results/', import.meta.url)
const place = sharedFolder()
const db = join(place, 'history.db')
const nights = [
  { content: hostileNight(), takenAt: '2026-11-19T02:00:00Z' },
  {
    content: bakeryNight({ users: ['one'], actions: 's3:*' }),
    takenAt: '2026-11-20T02:00:00Z',
    more: ['--label', 'a'],
  },
  { content: bakeryNight(), takenAt: '2026-11-21T02:00:00Z' },
  { content: { RoleDetailList: bakeryNight()['RoleDetailList'] }, takenAt: '2026-11-22T02:00:00Z' },
]
beforeAll(() => history(nights, place))

const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess'

/** Every result at least once: the schema it must fit, and a command line. */
const RESULTS: readonly (readonly [schema: string, argv: readonly string[]])[] = [
  ['snapshots-list', ['snapshots']],
  ['snapshots-show', ['snapshots', 'show', 'first']],
  ['snapshots-show', ['snapshots', 'show', 'latest']],
  ['snapshots-prune', ['snapshots', 'prune', '--keep-daily', '2', '--dry-run']],
  ['query-list', ['query']],
  ...QUERIES.map(({ name }) => ['query-describe', ['query', name, '--describe']] as const),
  ['query', ['query', 'untagged-roles', '--at', 'id:3']],
  ['query', ['query', 'boundary-coverage']],
  ['query', ['query', 'external-trust-map', '--at', 'first']],
  ['query', ['query', 'role-unused', '--at', 'first']],
  ['query', ['query', 'instance-profile-roles', '--at', 'first']],
  ['diff', ['diff', 'id:1', 'id:2', '--all', '--include', 'activity']],
  ['diff', ['diff', 'id:2', 'id:3']],
  ['diff', ['diff', 'id:3', 'id:4']],
  ['policy-check', ['policy', 'check', save(place, 'policy.json', { Statement: { Action: 's3:GetObjekt' } })]],
  [
    'policy-compare',
    [
      'policy',
      'compare',
      save(place, 'old.json', { Statement: { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' } }),
      save(place, 'new.json', { Statement: { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:*' } }),
    ],
  ],
  ['access-can', ['access', 'can', 'role/baker', 's3:GetObject', 'arn:aws:s3:::oven/bun', '--at', 'id:3']],
  ['access-can', ['access', 'can', 'ada', 'dynamodb:GetItem', '--at', 'id:3']],
  ['access-who-can', ['access', 'who-can', 's3:GetObject', '--at', 'id:3']],
  ['access-who-can', ['access', 'who-can', 's3:GetObject', '--at', 'first']],
  ['access-show', ['access', 'show', 'role/baker', '--at', 'id:2']],
  ['paths', ['paths', '--at', 'id:3']],
  ['paths', ['paths', '--from', 'external', '--lateral', '--at', 'id:3']],
  ['paths-cut', ['paths', '--cut', '--at', 'id:3']],
  ['what-if', ['what-if', '--attach', `role/baker=${ADMIN}`, '--at', 'id:3']],
  ['what-if', ['what-if', '--create', 'user/eve', '--tag', 'user/eve:a=b', '--lateral', '--at', 'id:3']],
  ['audit', ['audit', '--at', 'id:3', '--since', 'first']],
  ['audit', ['audit', '--at', 'first', '--only', 'trust,account']],
  ['sql', ['sql', 'SELECT *, 1.5 AS f, NULL AS n FROM roles', '--at', 'first']],
]

/** What needs an account to collect, or a history of its own. */
const COLLECTED: Readonly<Record<string, readonly string[]>> = {
  collect: ['collect', '--level', 'core'],
  'collect-accounts': ['collect', '--level', 'core', '--accounts', 'ACCOUNTS'],
  'collect-check': ['collect', '--check'],
}

describe('JSON fits its schema, and has nothing that the schema does not list', () => {
  test.each(RESULTS)('%s: %j', async (schema, argv) => {
    expectFit(schema, await jsonOf(argv))
  })
  test.each([null, 'again'])('import', async (again) => {
    const own = await history(again === null ? [] : nights.slice(1, 3))
    const file = save(folder(), 'n.json', bakeryNight({ tags: { team: 'cake' } }))
    const argv = ['import', file, '--db', own, '-f', 'json', '--quiet']
    expectFit('import', JSON.parse((await runCli(argv)).stdout))
  })
  test.each(Object.entries(COLLECTED))('%s', async (schema, argv) => {
    const endpoint = await startIamEndpoint(bakeryAccount(), { denied: ['GetAccountPasswordPolicy'] })
    onTestFinished(endpoint.stop)
    const own = folder()
    const accounts = save(own, 'accounts.txt', '111122223333\n444455556666\n')
    const env = {
      AWS_ENDPOINT_URL_IAM: endpoint.url,
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'none',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    }
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
    onTestFinished(() => void vi.unstubAllEnvs())
    const words = argv.map((word) => (word === 'ACCOUNTS' ? accounts : word))
    const { stdout } = await runCli([...words, '--db', join(own, 'x.db'), '-f', 'json', '--quiet'], { env })
    expectFit(schema, JSON.parse(stdout))
  })
  test('snapshots-remove', async () => {
    const own = await history(nights.slice(1, 2))
    expectFit(
      'snapshots-remove',
      JSON.parse((await runCli(['snapshots', 'remove', 'a', '--db', own, '-f', 'json'])).stdout),
    )
  })
  test('every schema is tried', () => {
    const tried = new Set([
      ...RESULTS.map(([schema]) => schema),
      'import',
      'snapshots-remove',
      ...Object.keys(COLLECTED),
    ])
    expect(readdirSync(schemas).toSorted(byCodeUnit)).toEqual(
      [...tried].map((name) => `${name}.schema.json`).toSorted(byCodeUnit),
    )
  })
})

describe('a member that is lost does not fit', () => {
  test.each(RESULTS.filter(([schema], index) => RESULTS.findIndex(([other]) => other === schema) === index))(
    '%s: %j',
    async (schema, argv) => {
      const result = await jsonOf(argv)
      const valid = compiled(schema, (own) => own)
      for (const member of Object.keys(result)) {
        expect([member, valid(Object.fromEntries(Object.entries(result).filter(([name]) => name !== member)))]).toEqual(
          [member, false],
        )
      }
      expect(valid({ ...result, more: 1 })).toBe(true)
    },
  )
})

describe('CSV read back by another program is what JSON says', () => {
  test.each([
    ...RESULTS.filter(([schema]) => ['query', 'diff', 'sql'].includes(schema)).map(([, argv]) => [argv] as const),
    [['snapshots']],
  ] as const)('%j', async (argv) => {
    const csv = await run([...argv, '-f', 'csv', '--no-formula-guard'])
    const [header = [], ...records]: string[][] = parse(csv.stdout, { bom: false })
    const lines = (await run([...argv, '-f', 'ndjson'])).stdout.split('\n').filter(Boolean)
    const rows = lines.map((line): [string, unknown][] => Object.entries(JSON.parse(line)))
    expect(records).toEqual(rows.map((row) => row.map(([, value]) => cell(value))))
    const names = rows[0]?.map(([name]) => (argv[0] === 'sql' ? name : snakeCase(name)))
    if (names) expect(header).toEqual(names)

    const json = await jsonOf(argv)
    const documents = json.rows ?? json.changes ?? json.snapshots ?? []
    const flat = documents.map((row) => ({ ...row, ...Object(row['counts']) }))
    expect(rows).toEqual(flat.map((row, index) => (rows[index] ?? []).map(([name]) => [name, row[name]])))
  })
})

function cell(value: unknown): string {
  if (value === null) return ''
  return typeof value === 'string' ? value : visible(JSON.stringify(value))
}

/** CSV writes a list or object as JSON that a terminal can show. */
function visible(json: string): string {
  return json.replace(
    /[\u007f-\u009f\p{Bidi_Control}\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A result that lists something, under one of these names. */
interface Result {
  readonly rows?: readonly Listed[]
  readonly changes?: readonly Listed[]
  readonly snapshots?: readonly Listed[]
}

type Listed = Readonly<Record<string, unknown>>

function run(argv: readonly string[]) {
  const own = [...argv, '--db', db, '--quiet']
  return argv[0] === 'sql' ? spawnCli(own) : runCli(own)
}

async function jsonOf(argv: readonly string[]): Promise<Result> {
  const { code, stdout, stderr } = await run([...argv, '-f', 'json'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

function expectFit(schema: string, result: unknown): void {
  for (const variant of [(own: AnySchemaObject) => own, strict]) {
    const valid = compiled(schema, variant)
    expect({ fits: valid(result), errors: valid.errors ?? [] }).toEqual({ fits: true, errors: [] })
  }
}

function compiled(schema: string, variant: (own: AnySchemaObject) => AnySchemaObject) {
  const own: AnySchemaObject = JSON.parse(readFileSync(new URL(`${schema}.schema.json`, schemas), 'utf8'))
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    formats: { 'date-time': (text: string) => !Number.isNaN(Date.parse(text)) },
  })
  return ajv.compile(variant(own))
}

/** A schema may let members come; what we print now it must list, rows and evidence apart: those are as their columns say. */
function strict(schema: AnySchemaObject): AnySchemaObject {
  const isOpen = schema['properties']?.evidence !== undefined || schema['properties']?.kind?.type === 'string'
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (key === 'additionalProperties' && 'properties' in schema && !isOpen) return [key, false]
      if (Array.isArray(value)) return [key, value.map((item) => (isObject(item) ? strict(item) : item))]
      return [key, isObject(value) ? strict(value) : value]
    }),
  )
}

function isObject(value: unknown): value is AnySchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
