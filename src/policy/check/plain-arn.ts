/** An ARN with all its parts, and without variables, whose wildcards are in its resource, behind the type. */
export interface PlainArn {
  readonly text: string
  readonly service: string
  readonly region: string
  readonly account: string
  /** What follows the account. */
  readonly resource: string
}

/** Whether something is one, so that nothing is wrong with it alone: its partition is AWS's own. */
export function isPlainArn(text: string): boolean {
  return PLAIN.test(text)
}

const PLAIN = /^arn:aws:[a-z\d-]+:[^:*?$]*:(?:\d{12})?:[^:/*?$]+(?:[:/][^$]*)?$/

/** The parts of a text that {@link isPlainArn}. */
export function plainArn(text: string): PlainArn {
  const service = 'arn:aws:'.length
  const region = text.indexOf(':', service) + 1
  const account = text.indexOf(':', region) + 1
  const resource = text.indexOf(':', account) + 1
  return {
    text,
    service: text.slice(service, region - 1),
    region: text.slice(region, account - 1),
    account: text.slice(account, resource - 1),
    resource: text.slice(resource),
  }
}
