import { plainAccount, plainDocument } from '../../support/plain-account.ts'

/** Names that break writers which trust them. */
export const HOSTILE = [
  '\u001b[2J\u001b]8;;https://example.com\u0007',
  ']]>',
  '<script>alert(1)</script>',
  '"\'&amp;',
  '\u202Egnp.exe\u2066',
  '__proto__',
  '\uD800',
  '\uDC00',
  'nul\u0000',
  'nul',
  'nul\uFFFF',
  'line\r\nbreak\ttab',
  '=HYPERLINK("x")',
  '😀',
]

/** A night in which everything that can have a name has these. */
export const hostileNight = (names: readonly string[], account = '111122223333') => {
  const trust = plainDocument({
    Statement: names.map((name) => ({ Sid: name, Effect: 'Allow', Principal: { AWS: name, Service: name } })),
  })
  return plainAccount({
    snapshot: { account },
    documents: [trust],
    users: names.map((name) => ({ name, groups: [name], tags: [{ key: name, value: name }] })),
    roles: [{ name: 'oven', trust: trust.ref, inline: names.map((name) => ({ name, document: null })) }],
    managedPolicies: names.map((name) => ({ name, path: `/${name}/`, tags: null })),
  })
}
