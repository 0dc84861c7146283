import * as iam from '@aws-sdk/client-iam'
import { describe, expect, test, vi } from 'vitest'
import { IAM_OPERATIONS, STS_OPERATIONS } from '../../src/collector/live/operations.ts'
import { body, connectTo, failureOf, loopback, NO_USERS, refusal, result, silence, users } from './loopback.ts'
import type { Loopback } from './loopback.ts'

describe('answers', () => {
  test('dates as the CLI prints them, blobs as base64, no metadata', async () => {
    const connection = await connectTo(
      await loopback(
        result(
          '<Content>dXNlcixhcm4=</Content><ReportFormat>text/csv</ReportFormat><GeneratedTime>2026-11-21T02:00:00Z</GeneratedTime>',
        ),
      ),
    )
    expect(await connection.call({ operation: 'GetCredentialReport', input: {} })).toEqual({
      Content: 'dXNlcixhcm4=',
      ReportFormat: 'text/csv',
      GeneratedTime: '2026-11-21T02:00:00+00:00',
    })
  })

  test('milliseconds where there are any', async () => {
    const connection = await connectTo(
      await loopback(
        result('<ReportFormat>text/csv</ReportFormat><GeneratedTime>2026-11-21T02:00:00.25Z</GeneratedTime>'),
      ),
    )
    const answer = await connection.call({ operation: 'GetCredentialReport', input: {} })
    expect(answer['GeneratedTime']).toBe('2026-11-21T02:00:00.250+00:00')
  })

  test('a member that AWS calls __proto__ is a member', async () => {
    const entry = '<entry><key>__proto__</key><value>7</value></entry>'
    const connection = await connectTo(await loopback(result(`<SummaryMap>${entry}</SummaryMap>`)))
    const answer = await connection.call({ operation: 'GetAccountSummary', input: {} })
    expect(JSON.stringify(answer)).toBe('{"SummaryMap":{"__proto__":7}}')
  })

  test('what is asked arrives', async () => {
    const server = await loopback(result('<IsTruncated>false</IsTruncated>'))
    const connection = await connectTo(server)
    const input = { Filter: ['User', 'Role'], MaxItems: 1000, Marker: 'a=b&c' }
    await connection.call({ operation: 'GetAccountAuthorizationDetails', input })
    expect(Object.fromEntries(server.seen[0]?.form ?? [])).toMatchObject({
      Action: 'GetAccountAuthorizationDetails',
      'Filter.member.1': 'User',
      'Filter.member.2': 'Role',
      MaxItems: '1000',
      Marker: 'a=b&c',
    })
  })
})

describe('the end of a run', () => {
  const reasons: Record<string, (signal: AbortSignal) => Promise<readonly [Loopback, Promise<unknown>]>> = {
    'while it waits for another attempt': async (signal) => {
      const server = await loopback(refusal(400, 'Throttling'))
      return [server, (await connectTo(server, { signal, patience: { firstDelay: 600_000 } })).call(users)]
    },
    'while AWS is silent': async (signal) => {
      const server = await loopback(silence)
      return [server, (await connectTo(server, { signal })).call(users)]
    },
    'while a role is being assumed': async (signal) => {
      const server = await loopback(silence)
      const roleArn = 'arn:aws:iam::111122223333:role/reader'
      return [server, (await connectTo(server, { signal, roleArn })).call(users)]
    },
    'while it is not yet its turn': async (signal) => {
      const server = await loopback(NO_USERS)
      const connection = await connectTo(server, { signal, maxRps: 0.001 })
      return [server, Promise.all([connection.call(users), connection.call(users)])]
    },
  }

  test.for(Object.entries(reasons))('%s', async ([, begin]) => {
    const controller = new AbortController()
    const [server, work] = await begin(controller.signal)
    const ended = failureOf(work)
    await expect.poll(() => server.seen.length).toBe(1)
    controller.abort()
    expect(await ended).toMatchObject({ failure: 'interrupted', message: 'ListUsers: interrupted' })
    expect(server.seen).toHaveLength(1)
  })

  test('before it began', async () => {
    const server = await loopback(NO_USERS)
    const connection = await connectTo(server, { signal: AbortSignal.abort() })
    expect(await failureOf(connection.call(users))).toMatchObject({ failure: 'interrupted' })
    expect(server.seen).toHaveLength(0)
  })
})

test('many calls at once make no noise: Node warns of nothing', async () => {
  const warned = vi.spyOn(process, 'emitWarning')
  const server = await loopback(...Array.from({ length: 20 }, () => refusal(400, 'Throttling')), NO_USERS)
  const connection = await connectTo(server, { patience: { firstDelay: 20 } })
  await Promise.all(Array.from({ length: 20 }, () => connection.call(users)))
  expect(server.seen).toHaveLength(40)
  expect(warned).not.toHaveBeenCalled()
  warned.mockRestore()
})

describe('the budget of requests', () => {
  test('counts every attempt', async () => {
    const server = await loopback(refusal(400, 'Throttling'), body(503, ''), NO_USERS)
    const connection = await connectTo(server, { maxRps: 20 })
    await Promise.all([1, 2, 3].map(() => connection.call(users)))
    expect(server.seen).toHaveLength(5)
    // Four waits of 50 ms; a timer may fire a millisecond early.
    expect((server.seen.at(-1)?.at ?? 0) - (server.seen[0]?.at ?? 0)).toBeGreaterThan(190)
  })

  test('of less than one a second, each signed when it leaves', async () => {
    const server = await loopback(NO_USERS)
    const connection = await connectTo(server, { maxRps: 0.5 })
    await Promise.all([connection.call(users), connection.call(users)])
    const [first, second] = server.seen.map(({ headers }) => headers['x-amz-date'])
    expect(first).toMatch(/^\d{8}T\d{6}Z$/)
    expect(second).not.toBe(first)
  })
})

describe('what can be asked', () => {
  test('operations that read, or have AWS write a report of its own', () => {
    for (const operation of [...IAM_OPERATIONS, ...STS_OPERATIONS])
      expect(operation).toMatch(/^(Get|List|Generate)[A-Z]/)
    expect(IAM_OPERATIONS.filter((operation) => operation.startsWith('Generate'))).toEqual([
      'GenerateCredentialReport',
      'GenerateServiceLastAccessedDetails',
    ])
  })

  test('every one of them is the SDK’s', () => {
    for (const operation of IAM_OPERATIONS) expect(iam).toHaveProperty(`${operation}Command`)
  })

  test('nothing else: none of the SDK’s other operations leaves the house', async () => {
    const server = await loopback(NO_USERS)
    const connection = await connectTo(server)
    const known = new Set<string>(IAM_OPERATIONS)
    const others = Object.keys(iam)
      .filter((name) => name.endsWith('Command') && name !== '$Command')
      .map((name) => name.replace(/Command$/, ''))
      .filter((operation) => !known.has(operation))
    expect(others).toContain('DeleteUser')
    for (const operation of [...others, 'AssumeRole', 'GetSessionToken', 'constructor', '__proto__', '']) {
      await expect(connection.call({ operation, input: {} })).rejects.toThrow(RangeError)
    }
    expect(server.seen).toHaveLength(0)
  })
})
