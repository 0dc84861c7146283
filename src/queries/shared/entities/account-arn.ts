import type { SnapshotInfo } from '../../../model/snapshot.ts'

/**
 * The ARN that stands for a whole account.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts}
 *
 * @example accountArn({ partition: 'aws', account: '123456789012' }) // 'arn:aws:iam::123456789012:root'
 */
export function accountArn({ partition, account }: Pick<SnapshotInfo, 'partition' | 'account'>): string {
  return `arn:${partition}:iam::${account}:root`
}
