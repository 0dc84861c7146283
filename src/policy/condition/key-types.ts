/**
 * Keys that hold several values whatever operator asks for them, in lower case.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html}
 */
export function isMultivalued(key: string): boolean {
  return MULTIVALUED.has(key)
}

const MULTIVALUED: ReadonlySet<string> = new Set([
  'aws:calledvia',
  'aws:principalorgpaths',
  'aws:principalservicenameslist',
  'aws:resourceorgpaths',
  'aws:sourceorgpaths',
  'aws:tagkeys',
  'aws:vpceorgpaths',
])

/**
 * What AWS itself writes into a key, so that it is never malformed; undefined for keys that may hold any text.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html}
 */
export function typeOfKey(key: string): 'arn' | 'ip' | 'date' | undefined {
  return TYPES.get(key)
}

/**
 * Whether a key is never empty, where it is there: the name of a user has 1 to 64 characters.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length}
 */
export function isNeverEmpty(key: string): boolean {
  return key === 'aws:username'
}

const TYPES: ReadonlyMap<string, 'arn' | 'ip' | 'date'> = new Map([
  ['aws:currenttime', 'date'],
  ['aws:epochtime', 'date'],
  ['aws:principalarn', 'arn'],
  ['aws:sourceip', 'ip'],
  ['aws:tokenissuetime', 'date'],
  ['aws:vpcsourceip', 'ip'],
])
