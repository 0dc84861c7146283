import { openAccess } from '../../src/access/open-access.ts'
import { loadActionTable } from '../../src/app/action-table.ts'
import type { AccountView } from '../../src/model/account.ts'
import type { DocumentRef } from '../../src/model/document.ts'
import type { Group, Principal } from '../../src/model/entity.ts'
import { listSnapshots, openForReading, readAccount } from '../../src/store/index.ts'
import type { History } from '../../src/store/history.ts'
import { stopwatch } from './stopwatch.ts'

/** What no answer about everyone can do without, each in milliseconds. */
export interface AccessFloor {
  /** The lists of principals, groups and policies. */
  readonly lists: number
  /** The texts of the documents in force, out of the database. */
  readonly read: number
  readonly parse: number
  readonly documents: number
}

/** The least that an answer about everyone takes: the lists, and each document in force read and parsed. */
export function accessFloor(path: string): AccessFloor {
  const db = openForReading(path)
  const lap = stopwatch()
  const refs = refsInForce(lastNight(db))
  const lists = lap()
  const find = db.prepare<[Buffer], string>('SELECT body FROM document WHERE sha256 = ?').pluck()
  const texts = [...refs].map((ref) => find.get(Buffer.from(ref, 'hex')) ?? '{}')
  const read = lap()
  for (const text of texts) JSON.parse(text)
  const parse = lap()
  db.close()
  return { lists, read, parse, documents: texts.length }
}

/** How long each of several questions about everyone takes in one process, in milliseconds, and how many can. */
export interface WhoCanTimes {
  readonly questions: readonly number[]
  readonly rows: number
}

/** Asks who can do different things to different resources, one after the other, and then to others. */
export function timeWhoCan(path: string): WhoCanTimes {
  const db = openForReading(path)
  const access = openAccess({ account: lastNight(db), actions: loadActionTable })
  const lap = stopwatch()
  let rows = 0
  const asked = ['', '-2', '-3'].flatMap((ending) =>
    QUESTIONS.map(([action, of]) => [action, `${of}${ending}`] as const),
  )
  const questions = asked.map(([action, resource]) => {
    lap()
    rows += [...access.whoCan({ action, resource })].length
    return lap()
  })
  db.close()
  return { questions, rows }
}

/** The first is the one that is asked on the command line. */
export const QUESTIONS = [
  ['s3:GetObject', 'arn:aws:s3:::company-1/a'],
  ['s3:PutObject', 'arn:aws:s3:::company-2/b'],
  ['dynamodb:GetItem', 'arn:aws:dynamodb:eu-central-1:123456789012:table/three'],
  ['kms:Decrypt', 'arn:aws:kms:eu-central-1:123456789012:key/four'],
  ['iam:PassRole', 'arn:aws:iam::123456789012:role/five'],
  ['sqs:SendMessage', 'arn:aws:sqs:eu-central-1:123456789012:six'],
  ['lambda:InvokeFunction', 'arn:aws:lambda:eu-central-1:123456789012:function:seven'],
] as const

function lastNight(db: History): AccountView {
  const night = listSnapshots(db).at(-1)
  if (night === undefined) throw new RangeError('a history without nights')
  return readAccount(db, night.id)
}

/** The documents that decide what users and roles can do: inline ones, and the default versions of attached ones. */
function refsInForce(account: AccountView): ReadonlySet<DocumentRef> {
  const principals: readonly Principal[] = [...account.users(), ...account.roles()]
  const holders: readonly (Principal | Group)[] = [...principals, ...account.groups()]
  const attached = new Set(holders.flatMap((holder) => (holder.attached ?? []).map(({ arn }) => arn)))
  for (const { boundary } of principals) if (boundary !== null) attached.add(boundary.arn)
  const versions = account.managedPolicies().filter(({ arn }) => attached.has(arn))
  const refs = [
    ...holders.flatMap((holder) => (holder.inline ?? []).map(({ document }) => document)),
    ...versions.map((policy) => policy.versions?.find(({ isDefault }) => isDefault)?.document ?? null),
  ]
  return new Set(refs.filter((ref) => ref !== null))
}
