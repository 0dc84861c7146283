import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { ServerResponse } from 'node:http'
import type { CallError, Failure } from '../../src/collector/live/call.ts'
import { connect } from '../../src/collector/account.ts'
import {
  body,
  connectTo,
  environment,
  failureOf,
  KEYS,
  loopback,
  NO_USERS,
  refusal,
  result,
  silence,
  users,
} from './loopback.ts'
import type { Reply } from './loopback.ts'

describe('failures', () => {
  const reset = (response: ServerResponse) => response.socket?.destroy()
  const cutOff = (response: ServerResponse) => {
    response.writeHead(200, { 'Content-Length': '1000' }).write('<ListUsersResponse>')
    setTimeout(() => response.socket?.destroy(), 10)
  }
  const stalled = (response: ServerResponse) => response.writeHead(200).write('<ListUsersResponse>')
  const html = '<html><head><meta charset="utf-8"></head><body>Bad gateway<br></body></html>'
  const cases: Record<string, readonly [Reply, Failure, string, number]> = {
    'access denied': [refusal(403, 'AccessDenied'), 'denied', 'AccessDenied', 1],
    'access denied, as other services say it': [refusal(403, 'AccessDeniedException'), 'denied', 'AccessDenied', 1],
    'no such entity': [refusal(404, 'NoSuchEntity'), 'absent', 'NoSuchEntity', 1],
    'expired token': [refusal(403, 'ExpiredToken'), 'credentials', 'ExpiredToken', 1],
    'wrong key': [refusal(403, 'InvalidClientTokenId'), 'credentials', 'InvalidClientTokenId', 1],
    'wrong secret': [refusal(403, 'SignatureDoesNotMatch'), 'credentials', 'SignatureDoesNotMatch', 1],
    'unknown key': [refusal(403, 'UnrecognizedClientException'), 'credentials', 'UnrecognizedClient', 1],
    throttled: [refusal(400, 'Throttling'), 'busy', 'Throttling', 3],
    'throttled, as other services say it': [refusal(400, 'ThrottlingException'), 'busy', 'Throttling', 3],
    'too many of something': [refusal(409, 'LimitExceeded'), 'busy', 'LimitExceeded', 3],
    'AWS’s failure': [refusal(500, 'ServiceFailure'), 'busy', 'ServiceFailure', 3],
    unavailable: [refusal(503, 'ServiceUnavailable'), 'busy', 'ServiceUnavailable', 3],
    'a page of HTML with 500': [body(500, html), 'busy', 'Http500', 3],
    'no body with 502': [body(502, ''), 'busy', 'Http502', 3],
    'a page of HTML with 403': [body(403, html), 'refused', 'Http403', 1],
    'no body with 404': [body(404, ''), 'refused', 'Http404', 1],
    'wrong input': [refusal(400, 'ValidationError'), 'refused', 'ValidationError', 1],
    'no report': [refusal(410, 'ReportNotPresent'), 'refused', 'ReportNotPresent', 1],
    'no report yet': [refusal(404, 'ReportInProgress'), 'refused', 'ReportInProgress', 1],
    'an old report': [refusal(410, 'ReportExpired'), 'refused', 'ReportExpired', 1],
    'a reset': [reset, 'unreachable', 'ECONNRESET', 3],
    'a reset within the answer': [cutOff, 'unreachable', 'ECONNRESET', 3],
    'no answer': [silence, 'unreachable', 'ETIMEDOUT', 3],
    'an answer that does not go on': [stalled, 'unreachable', 'TimeoutError', 3],
    'an empty answer': [body(200, ''), 'refused', 'UnreadableAnswer', 1],
    'a portal’s page for an answer': [body(200, '<html><body>Log in</body></html>'), 'refused', 'UnreadableAnswer', 1],
    'an answer to another question': [
      body(200, '<ListRolesResponse><ListRolesResult/></ListRolesResponse>'),
      'refused',
      'UnreadableAnswer',
      1,
    ],
    'half an answer': [body(200, '<ListUsersResponse><ListUsersResult><Users>'), 'refused', 'UnreadableAnswer', 1],
  }

  test.for(Object.entries(cases))('%s', async ([, [reply, failure, code, attempts]]) => {
    const server = await loopback(reply)
    const connection = await connectTo(
      server,
      code === 'TimeoutError' || code === 'ETIMEDOUT' ? { patience: { requestTimeout: 100 } } : {},
    )
    const error = await failureOf(connection.call(users))
    expect({ failure: error.failure, code: error.code, operation: error.operation }).toEqual({
      failure,
      code,
      operation: 'ListUsers',
    })
    expect(error.message).toMatch(new RegExp(`^ListUsers: ${code}: .`))
    expect(server.seen).toHaveLength(attempts)
  })

  test('nobody listens', async () => {
    const connection = await connectTo({ url: 'http://127.0.0.1:1', seen: [] })
    const error = await failureOf(connection.call(users))
    expect(error).toMatchObject({ failure: 'unreachable', code: 'ECONNREFUSED' })
    expect(error.message).toBe('ListUsers: ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:1')
  })

  test('no such host', async () => {
    const connection = await connectTo({ url: 'http://iam.invalid', seen: [] })
    const { failure, code } = await failureOf(connection.call(users))
    expect(failure).toBe('unreachable')
    expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(code)
  })

  test('a fault that passes is not a failure', async () => {
    const server = await loopback(refusal(400, 'Throttling'), body(500, 'Oops'), reset, NO_USERS)
    const connection = await connectTo(server, { patience: { attempts: 10 } })
    expect(await connection.call(users)).toEqual({ Users: [], IsTruncated: false })
    expect(server.seen).toHaveLength(4)
  })

  test('each call has all its attempts, however many failed before', async () => {
    const server = await loopback(refusal(503, 'ServiceUnavailable'))
    const connection = await connectTo(server, { patience: { attempts: 10, firstDelay: 0 } })
    for (let call = 1; call <= 12; call++) await failureOf(connection.call(users))
    expect(server.seen).toHaveLength(120)
  })

  test('an answer that asks to wait is waited for', async () => {
    const busy: Reply = (response) => response.writeHead(503, { 'x-amz-retry-after': '300' }).end()
    const server = await loopback(busy, NO_USERS)
    await (await connectTo(server)).call(users)
    // A timer may fire a millisecond early.
    expect((server.seen[1]?.at ?? 0) - (server.seen[0]?.at ?? 0)).toBeGreaterThan(290)
  })

  test('the SDK’s own waits, where nobody is in a hurry', async () => {
    const server = await loopback(body(503, ''), NO_USERS)
    const env = environment({ ...KEYS, AWS_ENDPOINT_URL_IAM: server.url })
    const connection = await connect({ env, signal: new AbortController().signal })
    expect(await connection.call(users)).toEqual({ Users: [], IsTruncated: false })
    connection.close()
  })
})

describe('secrets', () => {
  const planted = {
    secret: KEYS.AWS_SECRET_ACCESS_KEY,
    token: 'tOkEntOkEntOkEn',
    external: 'eXtErNaL-1',
    user: 'uSeR:pAsS',
  }
  const echo = Object.values(planted).join(' ')
  const request = `said no. http://${planted.user}@proxy/ ${planted.secret} ${planted.external}\n\nx-amz-security-token:${planted.token}`
  const expectNone = (error: CallError) => {
    const shown = `${error.message} ${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify(error)}`
    for (const secret of echo.split(' ')) expect(shown).not.toContain(secret)
    for (const half of planted.user.split(':')) expect(shown).not.toContain(half)
  }
  const variables = { ...KEYS, AWS_SESSION_TOKEN: planted.token }

  test.for([
    ['in AWS’s answer', refusal(403, 'SignatureDoesNotMatch', request)],
    ['on one line', refusal(403, 'AccessDenied', request.replaceAll('\n', ' '))],
    ['in a page', body(500, `<html>${echo}</html>`)],
  ] as const)('%s stay out of the message', async ([, reply]) => {
    const connection = await connectTo(await loopback(reply), { externalId: planted.external }, variables)
    expectNone(await failureOf(connection.call(users)))
  })

  test('a role’s own credentials stay out of it, too', async () => {
    const credentials =
      '<AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>rOlEsEcReT</SecretAccessKey><SessionToken>rOlEtOkEn</SessionToken>' +
      '<Expiration>2099-01-01T00:00:00Z</Expiration>'
    const denial = refusal(403, 'AccessDenied', 'rOlEsEcReT may not, nor may rOlEtOkEn')
    const server = await loopback(result(`<Credentials>${credentials}</Credentials>`), denial)
    const connection = await connectTo(server, { roleArn: 'arn:aws:iam::111122223333:role/reader' })
    const { message } = await failureOf(connection.call(users))
    expect(message).toBe('ListUsers: AccessDenied: *** may not, nor may ***')
  })

  test('user-info of an endpoint is not shown where nobody listens', async () => {
    const connection = await connectTo({ url: `http://${planted.user}@127.0.0.1:1`, seen: [] })
    expectNone(await failureOf(connection.call(users)))
  })
})
