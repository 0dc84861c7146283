import { byCodeUnit } from '../../src/model/compare.ts'
import { WARNINGS } from '../../src/model/warning.ts'
import { code, page, table } from './page.ts'
import type { Producer } from './producer.ts'

/** The page that lists every warning a night can carry. */
export const warningsPage: Producer = {
  folders: [],
  files: async () => [
    {
      path: 'docs/warnings.md',
      text: page([
        '# Warnings',
        'What a night can carry beside its facts: said on stderr when it is recorded, kept with it, and shown by `rolecall snapshots show REF`. In JSON each is `{ code, message, subject }`; the subject is an ARN, a part or a place in the input.',
        table(
          ['code', 'meaning'],
          Object.entries(WARNINGS)
            .toSorted(([a], [b]) => byCodeUnit(a, b))
            .map(([name, meaning]) => [code(name), meaning]),
        ),
      ]),
    },
  ],
}
