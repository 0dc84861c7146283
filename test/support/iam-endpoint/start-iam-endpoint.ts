import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { IamEndpoint, IamEndpointOptions } from './endpoint.ts'
import { exchanges } from './exchange.ts'
import type { LiveAccount } from './live-account.ts'

/** Serves an account over real HTTP as AWS does, with the faults that it is told to have. */
export async function startIamEndpoint(account: LiveAccount, options: IamEndpointOptions = {}): Promise<IamEndpoint> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  let [open, most] = [0, 0]
  const endpoint: IamEndpoint = {
    url: `http://127.0.0.1:${port}`,
    account,
    caller: {
      Arn: `arn:${account.partition}:iam::${account.id}:user/night-watch`,
      UserId: 'AIDANIGHTWATCHNIGHTWA',
    },
    requests: [],
    faults: [...(options.faults ?? [])],
    denied: new Set(options.denied),
    mostAtOnce: () => most,
    stop: async () => {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
  const exchange = exchanges(endpoint, options)
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    most = Math.max(most, ++open)
    response.once('close', () => open--)
    exchange(request, response).catch((error: unknown) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      if (!response.headersSent) response.writeHead(599, { 'content-type': 'text/plain' })
      response.end(`a bug of the endpoint: ${text}`)
    })
  })
  return endpoint
}
