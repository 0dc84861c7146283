import { bakery, type Bakery } from './account-builder.ts'
import { allowing, trusting } from './documents.ts'

/** Names that mean something to a prototype, a terminal, a spreadsheet, a page, a shell or a reader's eye. */
const HOSTILE_NAMES = [
  '__proto__',
  'constructor',
  '=HYPERLINK("http://example.com","x")',
  '\u001B[2J\u001B]8;;http://example.com\u0007x',
  '\u202Eevil\u2066',
  '</script><script>alert(1)</script>',
  '../../etc/passwd',
  '|pipe\r\n`tick`',
  '',
] as const

/** An account in which whatever can be named has such a name, and documents are as odd as imports have them. */
export function hostileBakery(): Bakery {
  let account = bakery()
  for (const [index, name] of HOSTILE_NAMES.entries()) {
    const tags = [[name, name]] as const
    const inline = Object.fromEntries([[name, allowing(name)]])
    account = account
      .group(name, { attached: [name], inline })
      .user(name, { groups: [name], attached: [name], inline, boundary: name, tags })
      .role(name, {
        attached: [name],
        inline,
        boundary: name,
        tags,
        trust: trusts[index % trusts.length] ?? null,
        lastUsed: 'never',
      })
      .policy(name, { document: allowing(name), tags })
      .awsPolicy(name)
      .instanceProfile(name, { roles: [name], tags })
      .instanceProfile(`${name}-empty`)
  }
  return account
    .user('unsaid', { groups: null, attached: null, tags: null, createdAt: null, inline: { absent: null } })
    .group('unsaid', { attached: null, inline: { absent: null } })
    .role('unsaid', {
      attached: null,
      tags: null,
      createdAt: null,
      inline: { absent: null },
      trust: null,
      lastUsed: null,
    })
    .policy('unsaid', { versions: null, tags: null, attachmentCount: null, boundaryUsageCount: null, createdAt: null })
    .role('twice', { id: 'AROATWICE00000000000A' })
    .role('twice', { id: 'AROATWICE00000000000B' })
    .role('no-id', { id: '' })
}

const trusts = [
  trusting('*'),
  trusting({ AWS: ['*', '999', 'AROADELETED0000000000', 'arn:aws:iam::444455556666:root'], Service: '__proto__' }),
  trusting({ ['__proto__']: 'x', Nobody: 'x', AWS: 7, Federated: { a: 1 } }),
  trusting(['ec2.amazonaws.com'], { Effect: 'Deny' }),
  { text: '{"Version":' },
  { Statement: [null, 7, 'x', [], { Effect: 'Allow', Principal: null, Condition: 'x' }] },
  { Statement: { Effect: 'Allow', NotPrincipal: { AWS: '*' }, Action: '*' } },
  trusting(
    { Service: ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] },
    { Condition: { ['__proto__']: { x: 'y' }, StringEquals: 3 } },
  ),
  {},
]
