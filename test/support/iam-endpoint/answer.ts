import { createHash } from 'node:crypto'

import type { Asked } from './asked.ts'
import { IamError } from './iam-error.ts'
import { operations } from './operations/index.ts'
import { elements, escaped } from './xml.ts'

/** An answer as it goes over the wire. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The two services that speak this protocol, told apart by the version that a request names. */
const SERVICES: ReadonlyMap<string, { readonly name: 'iam' | 'sts'; readonly xmlns: string }> = new Map([
  ['2010-05-08', { name: 'iam', xmlns: 'https://iam.amazonaws.com/doc/2010-05-08/' }],
  ['2011-06-15', { name: 'sts', xmlns: 'https://sts.amazonaws.com/doc/2011-06-15/' }],
])

/** Answers one question as IAM or STS would, in XML. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/programming.html} */
export function answerTo(asked: Asked, number: number): Answer {
  const service = SERVICES.get(asked.params['Version'] ?? '')
  const operation = service && operations.get(service.name)?.get(asked.action)
  if (service === undefined || operation === undefined) {
    const version = asked.params['Version'] ?? ''
    const message = `Could not find operation ${asked.action} for version ${version}`
    return errorAnswer(new IamError(400, 'InvalidAction', message), number)
  }
  try {
    const { action } = asked
    const result = elements(operation(asked), asked.xml)
    const id = requestId(number)
    const body = `<${action}Response xmlns="${service.xmlns}">\n<${action}Result>${result}</${action}Result>\n<ResponseMetadata><RequestId>${id}</RequestId></ResponseMetadata>\n</${action}Response>\n`
    return { status: 200, headers: headers(number), body }
  } catch (error) {
    if (error instanceof IamError) return errorAnswer(error, number)
    throw error
  }
}

/** An error as IAM writes it. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html} */
export function errorAnswer({ status, code, message }: IamError, number: number): Answer {
  const type = status < 500 ? 'Sender' : 'Receiver'
  const error = `<Error><Type>${type}</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`
  const body = `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">\n${error}\n<RequestId>${requestId(number)}</RequestId>\n</ErrorResponse>\n`
  return { status, headers: headers(number), body }
}

function headers(number: number): Answer['headers'] {
  return { 'content-type': 'text/xml', 'x-amzn-requestid': requestId(number) }
}

function requestId(number: number): string {
  const hex = createHash('sha256').update(String(number)).digest('hex')
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
