import { randomOf } from './random.ts'

export const ACCOUNT = '123456789012'
export const OTHER_ACCOUNTS = ['111122223333', '444455556666'] as const

/** What the AWS account and its entities are called; an index names an entity for all nights. */
export const names = {
  user: (index: number) => `${pickWord('user', index)}.${index}`,
  group: (index: number) => `${pickWord('group', index)}-team-${index}`,
  role: (index: number) => `${pickWord('role', index)}-service-${index}`,
  instanceProfile: (index: number) => `${pickWord('role', index)}-service-${index}`,
  customerPolicy: (index: number) => `${pickWord('policy', index)}-access-${index}`,
  awsPolicy: (index: number) => `Amazon${pickWord('aws', index)}Service${index}Access`,
} as const

/** The ARN of something of the account. */
export function arnOf(
  type: 'user' | 'group' | 'role' | 'policy' | 'instance-profile',
  path: string,
  name: string,
): string {
  return `arn:aws:iam::${ACCOUNT}:${type}${path}${name}`
}

/** The ARN of a customer policy by its index; the first of them are boundaries. */
export function customerPolicyArn(index: number): string {
  return arnOf('policy', customerPolicyPath(index), names.customerPolicy(index))
}

export function customerPolicyPath(index: number): string {
  return index < BOUNDARIES ? '/boundaries/' : '/'
}

/** The index of the role that may do everything. */
export const ADMINISTRATOR = 0

/** How many of the customer policies are there to be boundaries. */
export const BOUNDARIES = 5

export function awsPolicyArn(index: number): string {
  return `arn:aws:iam::aws:policy/${names.awsPolicy(index)}`
}

/** A unique id as AWS makes them: four letters that say the kind, then seventeen. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids} */
export function uniqueId(
  prefix: 'AIDA' | 'AGPA' | 'AROA' | 'AIPA' | 'ANPA',
  ...key: readonly (string | number)[]
): string {
  const random = randomOf('id', prefix, ...key)
  return prefix + Array.from({ length: 17 }, () => ALPHABET.charAt(random.below(ALPHABET.length))).join('')
}

/** A day in the years before the first night, as the AWS CLI prints it. */
export function createdAt(...key: readonly (string | number)[]): string {
  return cliDate(FIRST_NIGHT - DAY - randomOf('created', ...key).below(YEARS_BEFORE))
}

/** A time as the AWS CLI prints it. */
export function cliDate(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, '+00:00')
}

export const DAY = 86_400_000
/** When night 0 was taken, in milliseconds since 1970. */
export const FIRST_NIGHT = Date.parse('2026-10-01T02:00:00Z')

const YEARS_BEFORE = 5 * 365 * DAY
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const WORDS = [
  'billing',
  'catalog',
  'checkout',
  'delivery',
  'ledger',
  'loyalty',
  'media',
  'orders',
  'payroll',
  'search',
  'stock',
  'tickets',
] as const

function pickWord(kind: string, index: number): string {
  return randomOf('word', kind, index).pick(WORDS)
}
