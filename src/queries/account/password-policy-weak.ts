import { accountColumns, accountSays } from '../shared/account/account-says.ts'
import { memberOf } from '../../util/members.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'password-policy-weak',
  title: 'Password policies that ask for less than they should, a row for each thing',
  kind: 'finding',
  severity: 'low',
  message: 'asks too little of passwords: {item} is {found}, expected {expected}',
  identity: ['item'],
  needs: ['password-policy'],
  itemises: ['password-policy'],
  params: {
    length: { type: 'integer', default: 14, min: 6, max: 128, describe: 'how many characters a password must have' },
    reuse: {
      type: 'integer',
      default: 24,
      min: 0,
      max: 24,
      describe: 'how many earlier passwords must not come back; 0: any may',
    },
    expiry: {
      type: 'integer',
      default: 0,
      min: 0,
      max: 1095,
      describe: 'after how many days at most a password must end; 0: never',
    },
    classes: {
      type: 'list',
      default: [],
      describe: 'which classes it must have, of upper, lower, numbers and symbols',
    },
  },
  columns: ['accountArn', 'accountId', 'item', 'found', 'expected'],
  remediation: 'Raise it with update-account-password-policy, which takes all members at once.',
  controls: [
    'Security Hub IAM.15',
    'Security Hub IAM.16',
    'CIS AWS Foundations v5.0.0 1.7',
    'CIS AWS Foundations v5.0.0 1.8',
    'CIS AWS Foundations v3.0.0 1.8',
    'CIS AWS Foundations v3.0.0 1.9',
    'CIS AWS Foundations v1.4.0 1.8',
    'CIS AWS Foundations v1.4.0 1.9',
    'CIS AWS Foundations v1.2.0 1.9',
    'CIS AWS Foundations v1.2.0 1.10',
  ],
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_PasswordPolicy.html',
  ],

  *run({ account, params, unknown }) {
    const columns = accountColumns(account)
    const said = accountSays(account, 'password-policy')
    if (said === null) unknown('password-policy', 'the password policy was not read', columns.accountArn)
    const policy = said?.['PasswordPolicy'] ?? null
    if (policy === null) return
    for (const { item, found, expected } of [...tooLow(policy, params), ...classesLacking(policy, params.classes)]) {
      yield {
        values: { ...columns, item, found, expected },
        evidence: [{ kind: 'attribute', of: columns.accountArn, name: item, value: found }],
      }
    }
  },
})

interface Weakness {
  readonly item: string
  readonly found: string | number | boolean
  readonly expected: string
}

function tooLow(
  policy: unknown,
  { length, reuse, expiry }: { readonly length: number; readonly reuse: number; readonly expiry: number },
): readonly Weakness[] {
  const given = (member: string) => Number(memberOf(policy, member) ?? 0)
  const [characters, history, age] = [
    given('MinimumPasswordLength'),
    given('PasswordReusePrevention'),
    given('MaxPasswordAge'),
  ]
  return [
    ...(characters < length
      ? [{ item: 'MinimumPasswordLength', found: characters, expected: `at least ${length}` }]
      : []),
    ...(history < reuse ? [{ item: 'PasswordReusePrevention', found: history, expected: `at least ${reuse}` }] : []),
    ...(expiry > 0 && (age === 0 || age > expiry)
      ? [{ item: 'MaxPasswordAge', found: age, expected: `from 1 to ${expiry}` }]
      : []),
  ]
}

const CLASSES: Readonly<Record<string, string>> = {
  upper: 'RequireUppercaseCharacters',
  lower: 'RequireLowercaseCharacters',
  numbers: 'RequireNumbers',
  symbols: 'RequireSymbols',
}

function classesLacking(policy: unknown, classes: readonly string[]): readonly Weakness[] {
  return Object.entries(CLASSES)
    .filter(([name, member]) => classes.includes(name) && memberOf(policy, member) !== true)
    .map(([, item]) => ({ item, found: false, expected: 'true' }))
}
