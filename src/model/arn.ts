/** The pieces of an IAM or STS ARN; `resource` is everything after the account, such as `role/team/oven`. */
export interface Arn {
  readonly partition: string
  readonly service: string
  readonly region: string
  /** Twelve digits, `aws` for what AWS owns, or empty. */
  readonly account: string
  readonly resource: string
}

/**
 * Splits an ARN; colons after the account belong to the resource.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html}
 *
 * @returns null where the text is not an ARN
 * @example parseArn('arn:aws:iam::123456789012:role/team/oven')?.resource // 'role/team/oven'
 */
export function parseArn(text: string): Arn | null {
  const match = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.+)$/s.exec(text)
  if (!match) return null
  const [, partition = '', service = '', region = '', account = '', resource = ''] = match
  return { partition, service, region, account, resource }
}

/** A session of a role, by what its ARN shows: the role's name without its path. */
export interface RoleSession {
  readonly partition: string
  readonly account: string
  readonly roleName: string
  readonly name: string
}

/**
 * Reads the ARN of a role's session; a principal of a statement may have one too.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns}
 *
 * @returns null where the text is no such ARN
 * @example parseRoleSession('arn:aws:sts::123456789012:assumed-role/oven/dawn')?.roleName // 'oven'
 */
export function parseRoleSession(text: string): RoleSession | null {
  const { partition = '', service, account = '', resource = '' } = parseArn(text) ?? {}
  const [, roleName, name] = /^assumed-role\/([^/]+)\/(.+)$/s.exec(resource) ?? []
  if (service !== 'sts' || roleName === undefined || name === undefined) return null
  return { partition, account, roleName, name }
}

/**
 * The name at the end of an entity's ARN, without type and path.
 *
 * @example nameInArn('arn:aws:iam::123456789012:role/team/oven') // 'oven'
 */
export function nameInArn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}

/**
 * The path inside an entity's ARN, always beginning and ending with a slash.
 *
 * @example pathInArn('arn:aws:iam::123456789012:role/team/oven') // '/team/'
 */
export function pathInArn(arn: string): string {
  const first = arn.indexOf('/')
  return first < 0 ? '/' : arn.slice(first, arn.lastIndexOf('/') + 1)
}

/** Whether an ARN names a policy that AWS owns and shares with every account. */
export function isAwsManagedPolicy(arn: string): boolean {
  return parseArn(arn)?.account === 'aws'
}

/**
 * Whether a text is a unique id that IAM shows where a trusted principal was deleted.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html}
 */
export function isUniqueId(text: string): boolean {
  return /^A(?:ID|RO|GP|IP|NP)A[A-Z0-9]{8,124}$/.test(text)
}
