import { inspect } from 'node:util'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { ConnectOptions } from '../../src/collector/live/connect-options.ts'
import { CallError } from '../../src/collector/live/call.ts'
import type { Connection } from '../../src/collector/live/call.ts'
import { connect } from '../../src/collector/account.ts'
import { onTestFinished, vi } from 'vitest'

/** One request as it arrived. */
export interface Seen {
  readonly action: string
  readonly form: URLSearchParams
  readonly headers: IncomingHttpHeaders
  /** Milliseconds on a clock that only goes forward. */
  readonly at: number
}

export type Reply = (response: ServerResponse, seen: Seen) => void

export interface Loopback {
  readonly url: string
  readonly seen: readonly Seen[]
}

/** A server that answers the requests of one test in turn; the last reply serves all that follow. */
export async function loopback(...replies: readonly Reply[]): Promise<Loopback> {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
      const arrived = { action: form.get('Action') ?? '', form, headers: request.headers, at: performance.now() }
      const reply = replies[Math.min(seen.push(arrived), replies.length) - 1]
      reply?.(response, arrived)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the loopback server has no port')
  return { url: `http://127.0.0.1:${address.port}`, seen }
}

/** An answer that holds what `result` says, as IAM and STS wrap it. */
export function result(xml: string): Reply {
  return (response, { action }) => {
    response.setHeader('Content-Type', 'text/xml')
    response.end(`<${action}Response><${action}Result>${xml}</${action}Result></${action}Response>`)
  }
}

/** AWS's no. */
export function refusal(status: number, code: string, message = 'said no'): Reply {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`
  return (response) => response.writeHead(status).end(`<ErrorResponse>${error}<RequestId>1</RequestId></ErrorResponse>`)
}

/** A body as it is, which need not be IAM's. */
export function body(status: number, text: string): Reply {
  return (response) => response.writeHead(status, { 'Content-Type': 'text/html' }).end(text)
}

/** The variables that the SDK reads, and those alone: no file, role or machine of whoever runs the test. */
export function environment(variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) vi.stubEnv(name, undefined)
  const all = {
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/nonexistent/config',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
    ...variables,
  }
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value)
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  return all
}

/** Never an answer. */
export const silence: Reply = () => undefined

/** The one question of most tests, and its answer. */
export const users = { operation: 'ListUsers', input: {} }
export const NO_USERS = result('<Users/><IsTruncated>false</IsTruncated>')

export const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'sEcReTsEcReTsEcReT' }

/** A connection to the server that is in a hurry; what a test says of the options or the variables counts first. */
export async function connectTo(
  server: Loopback,
  options: Partial<ConnectOptions> = {},
  variables: Readonly<Record<string, string>> = KEYS,
): Promise<Connection> {
  const env = environment({ AWS_ENDPOINT_URL_IAM: server.url, ...variables })
  return opened({ env, ...options })
}

/** The same wherever the variables lead. */
export async function opened(options: Partial<ConnectOptions> & Pick<ConnectOptions, 'env'>): Promise<Connection> {
  const patience = { attempts: 3, firstDelay: 1, ...options.patience }
  const connection = await connect({ signal: new AbortController().signal, ...options, patience })
  onTestFinished(connection.close)
  return connection
}

/** Why it failed. */
export async function failureOf(work: Promise<unknown>): Promise<CallError> {
  const error: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  )
  if (error instanceof CallError) return error
  throw new Error(`no CallError but ${inspect(error)}`)
}
