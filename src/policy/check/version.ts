import { isObject } from '../document/canonical-json.ts'
import type { Finding } from './finding.ts'
import { oldVariables } from './old-variables.ts'
import { PAGES, type Rule } from './rule.ts'

/** Whether a document says which version of the language it is written in. Where variables are lost by it, they are told of instead. */
export const version: Rule = {
  codes: {
    MISSING_VERSION: {
      severity: 'info',
      meaning:
        'There is no Version: the document is read as one of 2008-10-17, in which a variable would be taken character by character.',
      reference: `${PAGES.checks}#access-analyzer-reference-policy-checks-general-warning-missing-version`,
    },
  },

  looksAt: 'document',

  *find(subject): Generator<Finding> {
    const { json } = subject
    if (!isObject(json) || Object.hasOwn(json, 'Version') || [...oldVariables.find(subject)].length > 0) return
    const message = 'there is no Version, so that it is read as one of 2008-10-17'
    yield { code: 'MISSING_VERSION', message, path: [], found: 'nothing', expected: 'Version 2012-10-17' }
  },
}
