import { writtenTests } from './conditions.ts'
import type { Finding } from './finding.ts'
import { PAGES, type Rule } from './rule.ts'
import { itemsOf } from './subject.ts'

/** Whether every variable that is begun is ended. */
export const openBraces: Rule = {
  codes: {
    VARIABLE_UNCLOSED: {
      severity: 'error',
      meaning: 'A `${` that no `}` ends: it is no variable.',
      reference: PAGES.checks,
    },
  },

  looksAt: 'document',

  *find({ text, isOldVersion, statements }): Generator<Finding> {
    // Of most documents their text tells, where it spells no character by its number.
    if (isOldVersion || !/\$\{|\\u/.test(text)) return
    for (const statement of statements) {
      const texts = ['Resource', 'NotResource'].flatMap((name) => itemsOf(statement, name))
      for (const { text: found, path } of [...texts, ...writtenTests(statement).flatMap(({ values }) => values)]) {
        if (!/\$\{[^}]*?(?:\$\{|$)/.test(found)) continue
        yield {
          code: 'VARIABLE_UNCLOSED',
          message: 'a variable is not ended',
          path,
          found,
          expected: '} behind its name',
        }
      }
    }
  },
}
