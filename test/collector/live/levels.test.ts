import { expect, test } from 'vitest'

import { levelOf, partsOf } from '../../../src/collector/live/levels.ts'
import { PARTS } from '../../../src/model/part.ts'

test('each level holds the ones before it; what takes thousands of calls must be named', () => {
  expect([...partsOf('core')]).toEqual(PARTS.slice(0, 11))
  expect([...partsOf('standard')]).toEqual(PARTS.slice(0, 20))
  expect([...partsOf('deep')]).toEqual(PARTS.filter((part) => part !== 'last-accessed'))
  expect([...partsOf('deep', { parts: ['last-accessed'] })]).toEqual(PARTS)
})

test('the first level that reads a part', () => {
  expect([levelOf('users'), levelOf('instance-profiles'), levelOf('saml'), levelOf('organization')]).toEqual([
    'core',
    'core',
    'standard',
    'deep',
  ])
})

test('named parts come in their order, skipped ones not at all', () => {
  expect([...partsOf('core', { parts: ['saml', 'ssh-keys', 'oidc'], skip: ['caller', 'oidc'] })]).toEqual([
    ...PARTS.slice(0, 10),
    'saml',
    'ssh-keys',
  ])
})

test.each([
  [{ parts: ['acess-keys'] }, '--part: expected the name of a part, found "acess-keys"', 'Did you mean access-keys?'],
  [{ skip: ['__proto__'] }, '--skip-part: expected the name of a part, found "__proto__"', /^The parts are users, /],
])('%j names no part', (chosen, message, hint) => {
  expect(() => partsOf('core', chosen)).toThrow(
    expect.objectContaining({ code: 'USAGE', message, hint: expect.stringMatching(hint) }),
  )
})
