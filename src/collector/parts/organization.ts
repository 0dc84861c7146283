import { byCodeUnit } from '../../model/compare.ts'
import { accountFact } from './account-fact.ts'
import { readList } from './answered.ts'
import { settingsOf } from './settings.ts'
import { text } from './shapes.ts'

/** Answers of accounts that do not manage an organization's root access. */
export const NOT_APPLICABLE = [
  'AccountNotManagementOrDelegatedAdministrator',
  'OrganizationNotFound',
  'OrganizationNotInAllFeaturesMode',
  'ServiceAccessNotEnabled',
]

/** Whether the organization's root users are managed centrally. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOrganizationsFeatures.html} */
export const organization = accountFact(
  { part: 'organization', level: 'deep', operation: 'ListOrganizationsFeatures', expected: NOT_APPLICABLE },
  ({ operation, output, code }) => {
    if (code !== null && NOT_APPLICABLE.includes(code)) return { settings: { NotApplicable: code }, activity: null }
    if (output === null) return null
    const features = readList(text, output, operation, 'EnabledFeatures').toSorted(byCodeUnit)
    return { settings: { ...settingsOf(output, ['EnabledFeatures']), EnabledFeatures: features }, activity: null }
  },
)
