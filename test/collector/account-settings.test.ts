import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import {
  connectTo,
  environment,
  failureOf,
  KEYS,
  loopback,
  NO_USERS,
  opened,
  refusal,
  result,
  users,
} from './loopback.ts'
import type { ConnectOptions } from '../../src/collector/live/connect-options.ts'

const who = { operation: 'GetCallerIdentity', input: {} }
const WHO = result('<Arn>arn:aws:iam::111122223333:user/ada</Arn><UserId>AIDA1</UserId><Account>111122223333</Account>')
const ROLE = 'arn:aws:iam::111122223333:role/reader'
const ASSUMED = result(
  '<Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>abc</SecretAccessKey><SessionToken>rOlEtOkEn</SessionToken>' +
    '<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>',
)

/** A configuration file of its own, since the SDK reads each path once. */
function configuration(text: string): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-config-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  writeFileSync(join(folder, 'config'), text)
  return { AWS_CONFIG_FILE: join(folder, 'config') }
}

describe('regions and partitions', () => {
  const cases: Record<string, readonly [Partial<ConnectOptions>, Record<string, string>, string, string, string]> = {
    'nothing said': [{}, {}, 'us-east-1', 'aws', 'iam.amazonaws.com'],
    'an empty variable': [{}, { AWS_REGION: '' }, 'us-east-1', 'aws', 'iam.amazonaws.com'],
    AWS_REGION: [{}, { AWS_REGION: 'eu-west-1' }, 'eu-west-1', 'aws', 'iam.amazonaws.com'],
    AWS_DEFAULT_REGION: [{}, { AWS_DEFAULT_REGION: 'eu-west-2' }, 'eu-west-2', 'aws', 'iam.amazonaws.com'],
    'an option before a variable': [
      { region: 'cn-north-1' },
      { AWS_REGION: 'eu-west-1' },
      'cn-north-1',
      'aws-cn',
      'iam.cn-north-1.amazonaws.com.cn',
    ],
    'another region of China': [
      { region: 'cn-northwest-1' },
      {},
      'cn-northwest-1',
      'aws-cn',
      'iam.cn-north-1.amazonaws.com.cn',
    ],
    GovCloud: [{ region: 'us-gov-east-1' }, {}, 'us-gov-east-1', 'aws-us-gov', 'iam.us-gov.amazonaws.com'],
    'the European sovereign cloud': [
      { region: 'eusc-de-east-1' },
      {},
      'eusc-de-east-1',
      'aws-eusc',
      'iam.eusc-de-east-1.amazonaws.eu',
    ],
    'aws-iso': [{ region: 'us-iso-west-1' }, {}, 'us-iso-west-1', 'aws-iso', 'iam.us-iso-east-1.c2s.ic.gov'],
    'aws-iso-b': [{ region: 'us-isob-east-1' }, {}, 'us-isob-east-1', 'aws-iso-b', 'iam.us-isob-east-1.sc2s.sgov.gov'],
    'aws-iso-e': [{ region: 'eu-isoe-west-1' }, {}, 'eu-isoe-west-1', 'aws-iso-e', 'iam.eu-isoe-west-1.cloud.adc-e.uk'],
    'aws-iso-f': [
      { region: 'us-isof-south-1' },
      {},
      'us-isof-south-1',
      'aws-iso-f',
      'iam.us-isof-south-1.csp.hci.ic.gov',
    ],
    'a region that is not built yet': [{ region: 'eu-nowhere-9' }, {}, 'eu-nowhere-9', 'aws', 'iam.amazonaws.com'],
    FIPS: [{ fips: true }, {}, 'us-east-1', 'aws', 'iam-fips.amazonaws.com'],
    'FIPS by variable': [{}, { AWS_USE_FIPS_ENDPOINT: 'true' }, 'us-east-1', 'aws', 'iam-fips.amazonaws.com'],
  }

  test.for(Object.entries(cases))('%s', async ([, [options, variables, region, partition, host]]) => {
    const hosts: unknown[] = []
    vi.spyOn(tls, 'connect').mockImplementation((...options: readonly unknown[]) => {
      hosts.push(Reflect.get(Object(options[0]), 'host'))
      throw Object.assign(new Error('the network is cut'), { code: 'ENETUNREACH', syscall: 'connect' })
    })
    onTestFinished(() => {
      vi.restoreAllMocks()
    })
    const connection = await opened({
      env: environment({ ...KEYS, ...variables }),
      ...options,
      patience: { attempts: 1 },
    })
    expect({ region: connection.region, partition: connection.partition }).toEqual({ region, partition })
    expect(await failureOf(connection.call(users))).toMatchObject({ failure: 'unreachable', code: 'ENETUNREACH' })
    expect(hosts).toEqual([host])
  })

  test('the profile’s', async () => {
    const variables = configuration('[default]\nregion = sa-east-1\n[profile night]\nregion = cn-north-1\n')
    const env = environment({ ...KEYS, ...variables })
    expect(await opened({ env })).toMatchObject({ region: 'sa-east-1' })
    expect(await opened({ env, profile: 'night' })).toMatchObject({ region: 'cn-north-1', partition: 'aws-cn' })
  })

  test.for([
    ['arn:aws-cn:iam::111122223333:role/reader', 'cn-north-1'],
    ['arn:aws-us-gov:iam::111122223333:role/reader', 'us-gov-west-1'],
    ['arn:aws-eusc:iam::111122223333:role/reader', 'eusc-de-east-1'],
    [ROLE, 'us-east-1'],
  ] as const)('that of a role to assume: %s', async ([roleArn, region]) => {
    expect(await opened({ env: environment(KEYS), roleArn })).toMatchObject({ region })
    expect(await opened({ env: environment(KEYS), roleArn, region: 'ap-south-1' })).toMatchObject({
      region: 'ap-south-1',
    })
  })

  test('one that cannot be', async () => {
    await expect(opened({ env: environment(KEYS), region: 'us east 1/' })).rejects.toMatchObject({ code: 'USAGE' })
  })

  test('the version of the SDK', async () => {
    const path = new URL('../../node_modules/@aws-sdk/client-iam/package.json', import.meta.url)
    const { sdkVersion } = await opened({ env: environment(KEYS) })
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ name: '@aws-sdk/client-iam', version: sdkVersion })
  })
})

describe('endpoints', () => {
  const cut = () => {
    const reached = vi.spyOn(tls, 'connect')
    onTestFinished(() => {
      expect(reached).not.toHaveBeenCalled()
      vi.restoreAllMocks()
    })
  }

  test('STS is asked where IAM is, so that nothing else is connected to', async () => {
    cut()
    const server = await loopback(WHO)
    const connection = await connectTo(server)
    expect(await connection.call(who)).toMatchObject({ Account: '111122223333' })
    expect(server.seen.map(({ action }) => action)).toEqual(['GetCallerIdentity'])
  })

  test.for(['AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL'])('%s is STS’s own', async (name) => {
    const [iam, sts] = [await loopback(NO_USERS), await loopback(WHO)]
    const connection = await connectTo(iam, {}, { ...KEYS, [name]: sts.url })
    await connection.call(users)
    await connection.call(who)
    expect([iam.seen.length, sts.seen.length]).toEqual([1, 1])
  })

  test('of the profile that is asked for, not of the default one', async () => {
    cut()
    const [night, other] = [await loopback(NO_USERS, WHO), await loopback(NO_USERS)]
    const keys = `aws_access_key_id = AKIANIGHT\naws_secret_access_key = x\n`
    const services = `[services local]\niam =\n  endpoint_url = ${night.url}\n`
    const file = `[default]\nendpoint_url = ${other.url}\n[profile night]\nservices = local\n${keys}${services}`
    const connection = await opened({ env: environment(configuration(file)), profile: 'night' })
    await connection.call(users)
    await connection.call(who)
    expect(night.seen.map(({ action }) => action)).toEqual(['ListUsers', 'GetCallerIdentity'])
    expect(night.seen[0]?.headers.authorization).toContain('Credential=AKIANIGHT/')
    expect(other.seen).toHaveLength(0)
  })

  test('with FIPS: a readable no', async () => {
    const server = await loopback(NO_USERS)
    await expect(connectTo(server, { fips: true })).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringContaining('AWS has FIPS endpoints of its own') as string,
    })
    expect(server.seen).toHaveLength(0)
  })
})

describe('roles', () => {
  test('assumed with the external id and the session’s name, once for both services', async () => {
    const server = await loopback(ASSUMED, NO_USERS, WHO)
    const connection = await connectTo(server, { roleArn: ROLE, externalId: 'bakery-7', sessionName: 'night' })
    await connection.call(users)
    await connection.call(who)
    expect(server.seen.map(({ action }) => action)).toEqual(['AssumeRole', 'ListUsers', 'GetCallerIdentity'])
    const [assume, ...others] = server.seen
    expect(Object.fromEntries(assume?.form ?? [])).toMatchObject({
      RoleArn: ROLE,
      RoleSessionName: 'night',
      ExternalId: 'bakery-7',
    })
    expect(assume?.headers.authorization).toContain(`Credential=${KEYS.AWS_ACCESS_KEY_ID}/`)
    for (const { headers } of others) {
      expect(headers.authorization).toContain('Credential=ASIAROLE/')
      expect(headers['x-amz-security-token']).toBe('rOlEtOkEn')
    }
  })

  test('the session is called rolecall, where nobody says', async () => {
    const server = await loopback(ASSUMED, NO_USERS)
    await (await connectTo(server, { roleArn: ROLE })).call(users)
    expect(server.seen[0]?.form.get('RoleSessionName')).toBe('rolecall')
    expect(server.seen[0]?.form.has('ExternalId')).toBe(false)
  })

  test('of a profile: assumed at the endpoint given', async () => {
    const server = await loopback(ASSUMED, NO_USERS)
    const source = '[profile own]\naws_access_key_id = AKIAOWN\naws_secret_access_key = x\n'
    const file = `${source}[profile night]\nrole_arn = ${ROLE}\nsource_profile = own\n`
    const connection = await connectTo(server, { profile: 'night' }, configuration(file))
    await connection.call(users)
    expect(server.seen.map(({ action }) => action)).toEqual(['AssumeRole', 'ListUsers'])
  })

  test.for([
    ['denied', refusal(403, 'AccessDenied'), 'credentials', 'AccessDenied', 1],
    ['busy', refusal(503, 'ServiceUnavailable'), 'busy', 'ServiceUnavailable', 3],
  ] as const)('%s', async ([, reply, kind, code, attempts]) => {
    const server = await loopback(reply)
    const error = await failureOf((await connectTo(server, { roleArn: ROLE })).call(users))
    expect(error).toMatchObject({ failure: kind, code, message: `AssumeRole: ${code}: said no` })
    expect(server.seen).toHaveLength(attempts)
  })

  test('their assumption counts as a request', async () => {
    const server = await loopback(ASSUMED, NO_USERS)
    await (await connectTo(server, { roleArn: ROLE, maxRps: 10 })).call(users)
    // A timer may fire a millisecond early.
    expect((server.seen[1]?.at ?? 0) - (server.seen[0]?.at ?? 0)).toBeGreaterThan(95)
  })
})

describe('credentials', () => {
  test('none to be found', async () => {
    const server = await loopback(NO_USERS)
    const error = await failureOf((await connectTo(server, {}, {})).call(users))
    expect(error).toMatchObject({ failure: 'credentials', code: 'CredentialsProviderError' })
    expect(server.seen).toHaveLength(0)
  })

  test('no such profile', async () => {
    const server = await loopback(NO_USERS)
    const variables = configuration('[default]\nregion = sa-east-1\n[profile night]\nregion = cn-north-1\n')
    await expect(connectTo(server, { profile: 'none' }, variables)).rejects.toMatchObject({
      code: 'USAGE',
      message: '--profile: the AWS configuration files have no profile "none"',
      hint: 'They have default, night.',
    })
  })

  test('a credential process that fails is not quoted', async () => {
    const server = await loopback(NO_USERS)
    const file = '[profile night]\ncredential_process = /bin/false --password hUnTeR2\n'
    const error = await failureOf((await connectTo(server, { profile: 'night' }, configuration(file))).call(users))
    expect(error).toMatchObject({ failure: 'credentials' })
    expect(error).toHaveProperty('message', expect.not.stringContaining('hUnTeR2'))
  })
})
