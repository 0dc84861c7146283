import { nameInArn, parseArn } from '../model/arn.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Cell } from '../model/rows.ts'
import { isList } from './is-list.ts'

/** What a reader sees of one piece of evidence; `field` gives a member as text, `name` the name at the end of an ARN. */
type Phrase = (field: (member: string) => string, name: (member: string) => string) => string

const phrases: Readonly<Record<Evidence['kind'], Phrase>> = {
  attachment: (_, name) => `attached ${name('policyArn')}`,
  'inline-policy': (field) => `inline policy ${field('policyName')}`,
  boundary: (_, name) => `boundary ${name('policyArn')}`,
  membership: (_, name) => `in group ${name('group')}`,
  'instance-profile': (_, name) => `in instance profile ${name('instanceProfileArn')}`,
  trust: (field) =>
    `trusts ${field('principal')} (${['statement', field('statement'), field('sid')].filter(Boolean).join(' ')})`,
  statement: (field, name) =>
    [
      field('effect') || 'neither Allow nor Deny',
      'in',
      field('policyName') || `${isRole(field('policyArn')) ? 'trust policy of ' : ''}${name('policyArn')}`,
      field('version'),
      `(${['statement', field('statement'), field('sid')].filter(Boolean).join(' ')})`,
    ]
      .filter(Boolean)
      .join(' '),
  tag: (field) => `tag ${field('key')} = ${field('value')}`,
  attribute: (field) => `${field('name')} = ${field('value') || 'none'}`,
  absent: (field) => `no ${field('what')}`,
}

const phraseOf: ReadonlyMap<string, Phrase> = new Map(Object.entries(phrases))

/** The evidence of a row in short phrases, for the formats that people read; null where the cell is no list of evidence. */
export function evidencePhrases(cell: Cell): string | null {
  if (!isList(cell)) return null
  const said = cell.map(phrase)
  return said.includes(null) ? null : said.join('; ')
}

function phrase(item: Cell): string | null {
  if (typeof item !== 'object' || item === null || isList(item)) return null
  const members = new Map(Object.entries(item))
  const field = (member: string) => text(members.get(member))
  const say = phraseOf.get(field('kind'))
  return say === undefined ? null : say(field, (member) => nameInArn(field(member)))
}

/** Whether a statement without a policy's name is of a trust policy. */
function isRole(arn: string): boolean {
  return parseArn(arn)?.resource.startsWith('role/') === true
}

function text(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}
