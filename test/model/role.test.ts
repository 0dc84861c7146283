import { expect, test } from 'vitest'

import type { EntityKind } from '../../src/model/entity.ts'
import { isServiceLinked, isSsoReserved } from '../../src/model/role.ts'

test.each<[kind: EntityKind, path: string, linked: boolean, reserved: boolean]>([
  ['role', '/', false, false],
  ['role', '/service-role/', false, false],
  ['role', '/aws-service-role/support.amazonaws.com/', true, false],
  ['role', '/team/aws-service-role/', false, false],
  ['role', '/aws-reserved/', false, false],
  ['role', '/aws-reserved/sso.amazonaws.com/', false, true],
  ['role', '/aws-reserved/sso.amazonaws.com/eu-west-1/', false, true],
  ['user', '/aws-service-role/support.amazonaws.com/', false, false],
  ['group', '/aws-reserved/sso.amazonaws.com/', false, false],
])('a %s under %s is service-linked %s, reserved for Identity Center %s', (kind, path, linked, reserved) => {
  expect(isServiceLinked({ kind, path })).toBe(linked)
  expect(isSsoReserved({ kind, path })).toBe(reserved)
})
