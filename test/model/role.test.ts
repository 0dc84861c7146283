import { expect, test } from 'vitest'

import { isServiceLinked, isSsoReserved } from '../../src/model/role.ts'

test.each([
  ['/', false, false],
  ['/service-role/', false, false],
  ['/aws-service-role/support.amazonaws.com/', true, false],
  ['/team/aws-service-role/', false, false],
  ['/aws-reserved/', false, false],
  ['/aws-reserved/sso.amazonaws.com/', false, true],
  ['/aws-reserved/sso.amazonaws.com/eu-west-1/', false, true],
])('%s is service-linked %s, reserved for Identity Center %s', (path, linked, reserved) => {
  expect(isServiceLinked({ path })).toBe(linked)
  expect(isSsoReserved({ path })).toBe(reserved)
})
