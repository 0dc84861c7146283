import { byCodeUnit } from '../../src/model/compare.ts'
import { FINDING_CODES } from '../../src/policy/check/rules.ts'
import { code, page, table } from './page.ts'
import type { Producer } from './producer.ts'

/** The page that lists everything `policy check` finds. */
export const policyCheckPage: Producer = {
  folders: [],
  files: async () => [
    {
      path: 'docs/policy-check.md',
      text: page([
        '# Policy check',
        'What [rolecall policy check](commands/policy.md) and the query [policy-lint](queries/policy-lint.md) find in a policy document. Each finding has a code, a severity, the place in the document and in the file, what was found and what was expected.',
        'An error is what IAM refuses or what never has an effect; a warning is likely not what was meant; the rest is for information. Names of services, actions and condition keys are held against AWS’s lists of one day, which every result names: what AWS added later is unknown to them, and what it retired may still stand in policies that work. Nothing is sent anywhere.',
        table(
          ['code', 'severity', 'meaning', 'AWS'],
          [...FINDING_CODES]
            .toSorted(([a], [b]) => byCodeUnit(a, b))
            .map(([name, { severity, meaning, reference }]) => [code(name), severity, meaning, `[page](${reference})`]),
        ),
        '## What it does not judge',
        'Whether a policy grants too much: the queries do, over a whole account. Whether statements cover one another is decided pattern by pattern: what it reports is so, and a statement that several others cover together is not reported. Tests of one key in one Condition are weighed together, as are those of keys that tell of one another; what takes too many steps is not reported. Actions that AWS’s lists lack are never held against resources or condition keys. Names of OIDC providers’ keys are taken as they come.',
      ]),
    },
  ],
}
