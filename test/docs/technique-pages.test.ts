import { expect, test } from 'vitest'

import { techniqueListPage, techniquePage } from '../../docs/generate/technique-pages.ts'
import type { Technique } from '../../src/escalation/technique.ts'

const technique: Technique = {
  name: 'bake-bread',
  title: 'Pass a role to an oven and light it | on *',
  category: 'new-passrole',
  references: ['oven-001', 'oven-002'],
  actor: 'user',
  ways: [
    [
      { action: 'iam:PassRole', on: 'target', brings: 'service' },
      { action: 'oven:Light', on: 'anything' },
    ],
  ],
  target: { is: 'passed-role', services: ['ec2.amazonaws.com', 'oven.amazonaws.com'], isInProfile: true },
  becomes: 'target',
  precondition: 'an oven',
  isLateral: true,
  why: 'What is in the oven has `oven:*`, and <more>.',
  close: 'Let it go cold.',
}

test('a page says everything that the data says', () => {
  expect(techniquePage(technique)).toBe(`# bake-bread

Pass a role to an oven and light it | on \\*.

- Category: new-passrole
- Listed only with \`--lateral\`: it needs or gives less than the others

## What it needs

- Who: a user of the account
- Target: a role that trusts \`ec2.amazonaws.com\` or \`oven.amazonaws.com\`, and is in an instance profile
- Gain: the permissions of the target
- Beyond IAM data: an oven

| action | on | how |
| --- | --- | --- |
| \`iam:PassRole\` | the target | for the service (\`iam:PassedToService\`) |
| \`oven:Light\` | any resource |  |

## Why it works

What is in the oven has \`oven:*\`, and \\<more\\>.

## How to close it

Let it go cold.

## Public ids

\`oven-001\`, \`oven-002\`

All techniques: [README.md](README.md)
`)
})

test('of several ways any is enough; means and credentials are said', () => {
  const text = techniquePage({
    ...technique,
    references: [],
    ways: [
      [{ action: 'iam:CreateAccessKey', on: 'target' }],
      [{ action: 'sts:AssumeRole', on: 'target', isTrusted: true }],
    ],
    target: { is: 'user' },
    by: 'own-group',
  })
  expect(text).toContain(`- Target: another user; it has fewer than two access keys
- By: a group that the target is in
`)
  expect(text).toContain(`Any one of these is enough:

| action | on | how |
| --- | --- | --- |
| \`iam:CreateAccessKey\` | the target |  |

| action | on | how |
| --- | --- | --- |
| \`sts:AssumeRole\` | the target | once the trust policy names who does it |
`)
  expect(text).toContain('## Public ids\n\nNone.\n')
})

test('the list has a table a category, and none for a category that is empty', () => {
  const page = techniqueListPage([technique])
  expect(page).toContain('## New pass-role')
  expect(page).toContain(
    '| [bake-bread](bake-bread.md) | Pass a role to an oven and light it \\| on \\* | `oven-001`, `oven-002` |',
  )
  expect(page).not.toContain('## Self-escalation')
})
