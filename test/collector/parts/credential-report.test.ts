import { expect, test } from 'vitest'

import { credentialReport } from '../../../src/collector/parts/credential-report.ts'
import { bakeryRoster, entry, runPlan } from '../../support/stand-in-asking.ts'
import { ACCOUNT, fact, testPlan } from './test-plan.ts'

const ada = entry('user', 'ada')
const roster = bakeryRoster(ada)

const csv = [
  'user,arn,user_creation_time,password_enabled,password_last_used,access_key_1_active,access_key_1_last_used_region,"new, odd"',
  `<root_account>,${ACCOUNT.arn},2020-01-01T00:00:00Z,not_supported,2026-11-01T08:00:00Z,false,N/A,x`,
  `ada,${ada.arn},2026-01-01T00:00:00Z,TRUE,no_information,true,eu-west-1,"a ""b"", c"`,
  'gone,arn:aws:iam::123456789012:user/gone,2026-01-01T00:00:00Z,true,N/A,true,N/A,x',
].join('\n')
const report = { Content: base64(csv), ReportFormat: 'text/csv', GeneratedTime: '2026-11-20T22:00:00+00:00' }
const facts = [
  fact(
    ACCOUNT,
    { password_enabled: 'not_supported', access_key_1_active: 'false', 'new, odd': 'x' },
    { activity: { password_last_used: '2026-11-01T08:00:00Z', access_key_1_last_used_region: 'N/A' } },
  ),
  fact(
    ada,
    { password_enabled: 'TRUE', access_key_1_active: 'true', 'new, odd': 'a "b", c' },
    { activity: { password_last_used: 'no_information', access_key_1_last_used_region: 'eu-west-1' } },
  ),
]
const asOf = '2026-11-20T22:00:00Z'

testPlan(credentialReport, roster, {
  'polled until it is there, by the names of its columns': {
    said: {
      GenerateCredentialReport: [{ State: 'STARTED' }, { State: 'INPROGRESS' }, { State: 'COMPLETE' }],
      GetCredentialReport: report,
    },
    facts,
    also: { asOf, waited: 4000 },
  },
  'asked for too often: the one that there is': {
    said: { GenerateCredentialReport: 'LimitExceeded', GetCredentialReport: report },
    facts,
    also: { asOf, waited: 0 },
  },
  'expired in between: made anew': {
    said: { GenerateCredentialReport: { State: 'COMPLETE' }, GetCredentialReport: ['ReportExpired', report] },
    facts,
    also: { asOf },
  },
  'moto’s, without the root user': {
    said: {
      GenerateCredentialReport: [{ State: 'STARTED' }, { State: 'COMPLETE' }],
      GetCredentialReport: { Content: base64(`user,arn,mfa_active\nada,${ada.arn},false\n`) },
    },
    facts: [fact(ada, { mfa_active: 'false' }, { activity: {} })],
    also: { asOf: null },
  },
})

test('a report that never comes is given up after two minutes', async () => {
  const never = new Map([['GenerateCredentialReport', { State: 'INPROGRESS' }]])
  await expect(runPlan(credentialReport, roster, never)).rejects.toMatchObject({
    failure: 'busy',
    message: 'GetCredentialReport: no report after 120 seconds',
  })
})

test.each([
  [
    'no such columns',
    base64('name,secret\nada,x'),
    /^GetCredentialReport: at \$\.Content: expected the columns user and arn/,
  ],
  ['no CSV', base64('user,arn\n"ada'), /^GetCredentialReport: at \$\.Content: /],
  ['no base64', '%', /^GetCredentialReport: at \$\.Content: expected base64, found the string "%"$/],
])('content with %s is no report', (_, Content, message) => {
  const answer = { operation: 'GetCredentialReport', input: {}, output: { Content }, code: null }
  expect(() => [...credentialReport.facts([answer], roster)]).toThrow(
    expect.objectContaining({ name: 'UnreadableAnswer', message: expect.stringMatching(message) }),
  )
})

test('a name with commas makes its row longer, and no other row unreadable', () => {
  const odd = entry('user', 'a,b=c,d')
  const Content = base64(`user,arn,mfa_active\na,b=c,d,${odd.arn},true\nada,${ada.arn},false`)
  const answer = { operation: 'GetCredentialReport', input: {}, output: { Content }, code: null }
  expect([...credentialReport.facts([answer], bakeryRoster(ada, odd))]).toEqual([
    fact(odd, { mfa_active: 'true' }, { activity: {} }),
    fact(ada, { mfa_active: 'false' }, { activity: {} }),
  ])
})

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
