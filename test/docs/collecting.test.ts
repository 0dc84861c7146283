import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { IAM_OPERATIONS } from '../../src/collector/live/operations.ts'
import { levelOf } from '../../src/collector/live/levels.ts'
import { PART_PLANS } from '../../src/collector/parts/index.ts'
import { PARTS } from '../../src/model/part.ts'

const page = readFileSync(new URL('../../docs/collecting.md', import.meta.url), 'utf8')
const [, section = ''] = page.split('## Levels and parts')
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()))

/** Calls that other documents name, each used here or explained away. */
const NAMED = [
  'GetAccountAuthorizationDetails',
  'GetGroup',
  'GetInstanceProfile',
  'GetRole',
  'GetUser',
  'ListInstanceProfiles',
  'ListInstanceProfilesForRole',
  'ListRoles',
  'ListUsers',
  'ListVirtualMFADevices',
  'ListUserTags',
  'ListRoleTags',
]

describe('the table of docs/collecting.md', () => {
  test.each(PARTS.map((part) => [part]))('%s stands there under its level, with its calls', (part) => {
    const row = rows.find(([, , cell = '']) => cell.split(' ').includes(`\`${part}\``))
    const plan = PART_PLANS.find((own) => own.part === part)
    expect(row?.[1]).toBe(plan?.optIn ? 'named' : levelOf(part))
    const missing = (plan?.actions ?? []).filter((action) => !row?.[3]?.includes(action.replace('iam:', '')))
    expect(missing).toEqual([])
  })
  test('every call that may be made stands there', () => {
    expect(IAM_OPERATIONS.filter((operation) => !rows.some(([, , , calls]) => calls?.includes(operation)))).toEqual([])
  })
  test.each(NAMED)('%s has its place', (operation) => {
    expect(rows.some(([, call]) => call === operation)).toBe(true)
  })
})
