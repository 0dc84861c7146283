import type { ServerResponse } from 'node:http'

import { type Answer, errorAnswer } from './answer.ts'
import type { Caller } from './asked.ts'
import type { Trouble } from './fault.ts'
import { IamError } from './iam-error.ts'

/** What goes over the wire instead of the answer, where the trouble leaves nothing of it. */
export function instead(trouble: Trouble | undefined, action: string, caller: Caller, number: number): Answer | null {
  switch (trouble) {
    case 'throttle':
      return errorAnswer(new IamError(400, 'Throttling', 'Rate exceeded'), number)
    case 'server-error':
      return errorAnswer(new IamError(500, 'ServiceFailure', 'The request processing has failed.'), number)
    case 'unavailable':
      return errorAnswer(new IamError(503, 'ServiceUnavailable', 'The service is unavailable.'), number)
    case 'html':
      return { status: 502, headers: { 'content-type': 'text/html' }, body: HTML }
    case 'expired-token':
      return errorAnswer(
        new IamError(403, 'ExpiredToken', 'The security token included in the request is expired'),
        number,
      )
    case 'access-denied':
      return errorAnswer(accessDenied(action, caller), number)
    case 'no-such-entity':
      return errorAnswer(new IamError(404, 'NoSuchEntity', 'The entity cannot be found.'), number)
    default:
      return null
  }
}

/** The words that AWS refuses with. */
export function accessDenied(action: string, { Arn }: Caller): IamError {
  const message = `User: ${Arn} is not authorized to perform: iam:${action} because no identity-based policy allows the iam:${action} action`
  return new IamError(403, 'AccessDenied', message)
}

/** Whether the connection itself is what fails before an answer; if so, it has failed. */
export function cutOff(trouble: Trouble, response: ServerResponse): boolean {
  if (trouble === 'reset') response.socket?.resetAndDestroy()
  return trouble === 'reset' || trouble === 'hang'
}

/** Sends the first half of a body that promised to be whole. */
export function sendHalf({ status, headers, body }: Answer, response: ServerResponse): void {
  const bytes = Buffer.from(body)
  response.writeHead(status, { ...headers, 'content-length': bytes.length })
  response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.destroy())
}

/** Puts an element that no model knows into the result, and into every structure of a list. */
export function withUnknownElements(answer: Answer): Answer {
  const body = answer.body.replaceAll(/(<member>|<\w+Result>)(?=<)/g, '$1<Novelty><Since>2031</Since></Novelty>')
  return { ...answer, body }
}

const HTML = '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><hr>Bad Gateway</body></html>'
