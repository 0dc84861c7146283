import { writtenTests } from './conditions.ts'
import type { Finding } from './finding.ts'
import type { Rule } from './rule.ts'
import { itemsOf } from './subject.ts'

/** Whether variables are read as such. */
export const oldVariables: Rule = {
  codes: {
    VARIABLE_IN_OLD_VERSION: {
      severity: 'warning',
      meaning: 'A `${…}` in a document of Version 2008-10-17, or of none: it is taken character by character.',
      reference: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
    },
  },

  looksAt: 'document',

  *find({ isOldVersion, statements }): Generator<Finding> {
    if (!isOldVersion) return
    for (const statement of statements) {
      const texts = ['Resource', 'NotResource'].flatMap((name) => itemsOf(statement, name))
      for (const { text: found, path } of [...texts, ...writtenTests(statement).flatMap(({ values }) => values)]) {
        if (!/\$\{[^}]+\}/.test(found)) continue
        const message = 'variables are read from Version 2012-10-17 on'
        yield { code: 'VARIABLE_IN_OLD_VERSION', message, path, found, expected: 'Version 2012-10-17' }
      }
    }
  },
}
