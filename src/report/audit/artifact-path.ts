import { parseArn } from '../../model/arn.ts'
import type { Finding } from '../../model/finding.ts'

/**
 * A made-up relative path for what a finding of an account is about, the same on every night: tools that show findings
 * beside files need one. Whatever an account calls things, it is a URI that leads nowhere else.
 *
 * @example artifactPath('123456789012', { kind: 'role', arn: 'arn:aws:iam::123456789012:role/oven' }) // 'iam/123456789012/role/oven'
 */
export function artifactPath(account: string, { kind, arn }: Pick<Finding['subject'], 'kind' | 'arn'>): string {
  const parsed = parseArn(arn)
  if (parsed === null) return ['iam', account, kind, arn].map(segment).join('/')
  const owner = parsed.account === account ? [] : [parsed.account]
  return [parsed.service, account, ...owner, ...parsed.resource.split('/')].map(segment).join('/')
}

/** An empty segment, and those that lead upwards, begin with what no name in IAM holds. */
function segment(text: string): string {
  if (/^\.{0,2}$/.test(text)) return `~${text}`
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'))
}
