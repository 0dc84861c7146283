import { byCodeUnit } from '../../model/compare.ts'
import { accountFact } from './account-fact.ts'
import { readList } from './answered.ts'
import { text } from './shapes.ts'

/** An account has one alias at the most, so that one page is all. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html} */
export const accountAlias = accountFact(
  { part: 'account-alias', level: 'core', operation: 'ListAccountAliases' },
  ({ operation, output }) =>
    output === null
      ? null
      : {
          settings: { AccountAliases: readList(text, output, operation, 'AccountAliases').toSorted(byCodeUnit) },
          activity: null,
        },
)
