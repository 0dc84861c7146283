import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

import { readPolicyJson } from '../../../src/policy/document/read-policy.ts'
import { membersOf } from '../../../src/util/members.ts'
import { plainPolicy } from '../../support/plain-policy.ts'
import { printPolicy } from '../../support/print-policy.ts'
import { sharedJson, sharedPath } from '../../support/shared-data.ts'

interface Published {
  readonly where: string
  readonly document: unknown
}

/** Documents that cannot be read in full: none of them is one that IAM would store. */
const UNDECIDABLE: Readonly<Record<string, string>> = {
  'trust T023': 'it names a principal that is none: arn:aws:iam::*:root', // IAM refuses wildcards in a principal
  'trust T024': 'it names a principal that is none: arn:aws:iam::*:root',
  'trust T139': 'its Effect is neither Allow nor Deny', // ALLOW
  'trust T220': 'its Effect is neither Allow nor Deny', // allow
  'trust T188': 'it names a principal that is none: $CURRENT_ARN', // a template, as are the next
  'trust T198': 'it names a principal that is none: <your_user_arn>',
  'trust T200': 'it names a principal that is none: $CURRENT_USER',
  'trust T204': 'it names a principal that is none: $STARTING_ROLE_ARN',
  'trust T230': 'it names a principal that is none: <iam_user>',
  'trust T240': 'it names a principal that is none: arn',
}

const published = [...awsPolicies(), ...trustPolicies(), ...authorizationDetails()]

test(`every published document is read: ${published.length === 0 ? 'none is here' : `${published.length} of them`}`, () => {
  console.log(`published policy documents: read ${published.length}`)
  const undecidable = published.flatMap(({ where, document }) => {
    const { undecidable, statements } = readPolicyJson(document)
    const reasons = [undecidable, ...statements.map(({ undecidable }) => undecidable)].filter((why) => why !== null)
    return reasons.map((why) => [where, why])
  })
  expect(Object.fromEntries(undecidable)).toEqual(published.length === 0 ? {} : UNDECIDABLE)
})

test('every one that can be decided is the same once printed and read', () => {
  for (const { where, document } of published.filter(({ where }) => !(where in UNDECIDABLE))) {
    const policy = readPolicyJson(document)
    const printed = readPolicyJson(printPolicy(policy))
    expect({ where, ...plainPolicy(printed) }).toEqual({ where, ...plainPolicy(policy) })
  }
})

function awsPolicies(): readonly Published[] {
  const current = sharedJson('policies', 'aws-managed-policies-current.json') as
    | { name: string; document: unknown }[]
    | null
  const pairs = sharedJson('policies', 'aws-managed-policy-version-pairs.json') as
    | { name: string; old: unknown; new: unknown }[]
    | null
  return [
    ...(current ?? []).map(({ name, document }) => ({ where: name, document })),
    ...(pairs ?? []).flatMap((pair) => [pair.old, pair.new].map((document) => ({ where: pair.name, document }))),
  ]
}

function trustPolicies(): readonly Published[] {
  const policies = sharedJson('trust', 'trust-policies.json') as { id: string; document: unknown }[] | null
  return (policies ?? []).map(({ id, document }) => ({ where: `trust ${id}`, document }))
}

function authorizationDetails(): readonly Published[] {
  const folder = sharedPath('gaad')
  const files = folder === null ? [] : readdirSync(folder).filter((name) => name.endsWith('.json'))
  return files.flatMap((file) => documentsIn(sharedJson('gaad', file)).map((document) => ({ where: file, document })))
}

/** Whatever stands under a name that ends in Document, decoded. */
function documentsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(documentsIn)
  return [...membersOf(value)].flatMap(([name, member]) =>
    name.endsWith('Document') ? [typeof member === 'string' ? decoded(member) : member] : documentsIn(member),
  )
}

function decoded(text: string): unknown {
  return JSON.parse(text.trimStart().startsWith('{') ? text : decodeURIComponent(text)) as unknown
}
