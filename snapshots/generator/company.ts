import type { Tag } from './types.ts'

/** Nachtbrot, a made-up bakery that bakes at night and has its bread at the door by six. */
export const NACHTBROT = '123456789012'
/** The mill, which likes to know how much flour will be wanted tomorrow. */
export const MILL = '444455556666'
/** The auditors, who like to know everything. */
export const AUDITORS = '111122223333'

export const REGION = 'eu-central-1'

const COST_CENTERS = {
  ovens: 'ovens-4100',
  fleet: 'fleet-4200',
  storefront: 'storefront-4300',
  ledger: 'office-1100',
  crumbs: 'data-4400',
  platform: 'platform-9000',
} as const

export type Team = keyof typeof COST_CENTERS

/** The ARN of something in IAM, e.g. `iamArn('role/app/oven')`. */
export function iamArn(resource: string, account: string = NACHTBROT): string {
  return `arn:aws:iam::${account}:${resource}`
}

/** The ARN of something regional in the company's account, e.g. `arn('sqs', 'dough')`. */
export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${NACHTBROT}:${resource}`
}

/** The ARN of one of the company's buckets, or of keys in it. */
export function s3(bucketAndKey: string): string {
  return `arn:aws:s3:::nachtbrot-${bucketAndKey}`
}

export function tag(key: string, value: string): Tag {
  return { Key: key, Value: value }
}

/** The three tags the company asks for. Whoever forgets one writes the tags out by hand. */
export function tagsOf(team: Team, environment: string, ...more: readonly Tag[]): readonly Tag[] {
  return [tag('Owner', team), tag('CostCenter', COST_CENTERS[team]), tag('Environment', environment), ...more]
}
