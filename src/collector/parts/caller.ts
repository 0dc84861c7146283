import { accountFact } from './account-fact.ts'
import { activityOf } from './settings.ts'

const plan = accountFact({ part: 'caller', level: 'core', operation: 'GetCallerIdentity' }, ({ output }) =>
  output === null ? null : { settings: {}, activity: activityOf(output, ['Arn', 'UserId']) },
)

/**
 * Who took the roll: nobody's posture, hence activity. The call needs no permission.
 * {@link https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html}
 */
export const caller = { ...plan, actions: [] }
