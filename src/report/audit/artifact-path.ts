import { parseArn } from '../../model/arn.ts'
import type { Finding } from '../../model/finding.ts'

/**
 * A made-up relative path for what a finding is about, the same on every night: tools that show findings beside files
 * need one. Whatever an account calls things, it is a URI that leads nowhere else.
 *
 * @example artifactPath({ kind: 'role', arn: 'arn:aws:iam::123456789012:role/team/oven', id: null, name: 'oven' }) // 'iam/123456789012/role/team/oven'
 */
export function artifactPath({ kind, arn }: Finding['subject']): string {
  const parsed = parseArn(arn)
  if (parsed === null) return ['iam', kind, arn].map(segment).join('/')
  return [parsed.service, parsed.account, ...parsed.resource.split('/')].map(segment).join('/')
}

/** An empty segment, and those that lead upwards, begin with what no name in IAM holds. */
function segment(text: string): string {
  if (/^\.{0,2}$/.test(text)) return `~${text}`
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'))
}
