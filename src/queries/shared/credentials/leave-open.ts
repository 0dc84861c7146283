import { isKnown, type Part } from '../../../model/part.ts'
import type { Params, QueryContext } from '../../query.ts'
import { describeGap } from '../../unknown.ts'
import { entityGap } from '../entities/gaps.ts'

/**
 * Says of one user what none of the parts that could say it does: by the part that was read, else by the first of them.
 *
 * @param missing what is not known, as `its access keys were not read`
 */
export function leaveOpen(
  { account, unknown }: QueryContext<Params>,
  parts: readonly [Part, ...Part[]],
  missing: string,
  arn: string,
): void {
  const read = parts.find((part) => isKnown(account.parts.get(part)))
  const reason = describeGap(account.parts.get(parts[0]))
  const gap =
    read === undefined
      ? { part: parts[0], reason: reason === null ? missing : `${missing}: ${reason}` }
      : entityGap(account, read, missing)
  unknown(gap.part, gap.reason, arn)
}
