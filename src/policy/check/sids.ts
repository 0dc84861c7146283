import type { Finding } from './finding.ts'
import type { Rule } from './rule.ts'
import { sidOf } from './subject.ts'

/** Whether statements can be told apart by their Sid. */
export const sids: Rule = {
  codes: {
    DUPLICATE_SID: {
      severity: 'error',
      meaning: 'Two statements have one Sid; IAM refuses that. Empty ones do not count.',
      reference: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html',
    },
  },

  looksAt: 'document',

  *find({ statements }): Generator<Finding> {
    const seen = new Map<string, number>()
    for (const statement of statements) {
      const sid = sidOf(statement)
      if (sid === null) continue
      const first = seen.get(sid)
      if (first === undefined) seen.set(sid, statement.index)
      else {
        const message = `statement ${first} has the Sid ${JSON.stringify(sid)} already`
        const path = [...statement.path, 'Sid']
        yield { code: 'DUPLICATE_SID', message, path, found: sid, expected: 'a Sid of its own' }
      }
    }
  },
}
