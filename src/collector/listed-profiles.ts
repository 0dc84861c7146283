import type { CaptureRecord, DateForm } from '../model/capture.ts'
import { normaliseInstanceProfile } from './normalise/instance-profile.ts'
import { Gathering } from './normalise/members.ts'
import { fit, instanceProfile, type Misfit } from './pages.ts'
import { membersOf } from '../util/members.ts'

/**
 * An instance profile that no role of the night lists, as ListInstanceProfiles gives it: the authorization details reach
 * profiles through roles alone.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfiles.html}
 *
 * @returns the record, or what is wrong with the item's shape
 */
export function listedProfileRecord(item: unknown, dateForm: DateForm): CaptureRecord | Misfit {
  const fitted = fit(instanceProfile, item)
  if ('expected' in fitted) return fitted
  const detail = fitted.value
  return {
    part: 'instance-profiles',
    kind: 'instance-profile',
    arn: detail.Arn,
    id: detail.InstanceProfileId ?? '',
    fingerprint: null,
    usage: null,
    normalise: () =>
      normaliseInstanceProfile(
        [{ roleArn: null, detail, members: membersOf(item) }],
        () => undefined,
        new Gathering(detail.Arn, dateForm),
      ),
  }
}
