/** A policy as a test writes it: JSON, or `{ text }` where the text itself matters because it does not parse. */
export type DocumentInit = object | { readonly text: string }

/** A policy of one statement, which allows everything it says to be done. */
export function allowing(actions: string | readonly string[], resources: string | readonly string[] = '*'): object {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: resources }] }
}

/** The same on everything, with MFA alone. */
export function allowingWithMfa(actions: string | readonly string[]): object {
  const Condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*', Condition }] }
}

/**
 * A trust policy of one statement.
 *
 * @param principal the `Principal` element, or one text: `*`, an ARN, an account or a unique id under `AWS`, else a service
 * @param more members of the statement over the usual ones, such as a Condition
 */
export function trusting(principal: string | object, more: object = {}): object {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principalElement(principal), Action: 'sts:AssumeRole', ...more }],
  }
}

function principalElement(principal: string | object): string | object {
  if (typeof principal !== 'string' || principal === '*') return principal
  return /^(?:arn:|\d{12}$|A[A-Z]{3}[A-Z0-9]{8,}$)/.test(principal) ? { AWS: principal } : { Service: principal }
}
