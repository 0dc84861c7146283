import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

import { countersOf, policyArnOf, sameCounters } from './attachments.ts'
import type { Document } from './documents.ts'
import {
  awsPolicyDetail,
  customerPolicyDetail,
  type Detail,
  groupDetail,
  type Night,
  roleDetail,
  userDetail,
} from './entities.ts'
import { DAY, FIRST_NIGHT } from './names.ts'
import type { AccountSize } from './size.ts'

export interface NightOptions {
  /** 0 is the first; each of the next ninety-nine differs from the one before it in `changesOfNight`. */
  readonly night: number
  /** Write documents as the API sends them, percent-encoded, instead of decoded as the CLI prints them. */
  readonly encoded?: boolean
}

/** When a night was taken, in milliseconds since 1970. */
export function takenAt(night: number): number {
  return FIRST_NIGHT + night * DAY
}

/** The lists of one night as GetAccountAuthorizationDetails names them, entity by entity. */
export function nightLists(
  size: AccountSize,
  { night, encoded = false }: NightOptions,
): ReadonlyMap<string, Iterable<Detail>> {
  const of: Night = { size, night, write: encoded ? percentEncoded : (document) => document }
  const counters = countersOf(night, size)
  return new Map<string, Iterable<Detail>>([
    ['UserDetailList', details(size.users, (index) => userDetail(index, of))],
    ['GroupDetailList', details(size.groups, (index) => groupDetail(index, of))],
    ['RoleDetailList', details(size.roles, (index) => roleDetail(index, of))],
    ['Policies', details(size.customerPolicies + size.awsPolicies, (index) => policyDetail(index, of, counters))],
  ])
}

/** The same, of only what moved since the night before: entities that changed, and whose use or counters did. */
export function movedLists(size: AccountSize, night: number): ReadonlyMap<string, Iterable<Detail>> {
  const of: Night = { size, night, write: (document) => document }
  const [before, counters] = [countersOf(night - 1, size), countersOf(night, size)]
  const isMoved = (index: number): boolean => index % size.changeEvery === night
  const policies = details(
    size.customerPolicies + size.awsPolicies,
    (index) => [index, policyArnOf(index, size)] as const,
  )
  const moved = [...policies].filter(([index, arn]) => isMoved(index) || !sameCounters(before(arn), counters(arn)))
  return new Map<string, Iterable<Detail>>([
    ['UserDetailList', details(size.users, (index) => userDetail(index, of), isMoved)],
    ['GroupDetailList', details(size.groups, (index) => groupDetail(index, of), isMoved)],
    [
      'RoleDetailList',
      details(
        size.roles,
        (index) => roleDetail(index, of),
        (index) => size.rolesAreUsed || isMoved(index),
      ),
    ],
    ['Policies', moved.map(([index]) => policyDetail(index, of, counters))],
  ])
}

/** Writes one night as `aws iam get-account-authorization-details` prints it, four blanks deep, piece by piece. */
export async function writeNight(path: string, size: AccountSize, options: NightOptions): Promise<void> {
  const file = createWriteStream(path)
  for (const piece of printed(nightLists(size, options))) if (!file.write(piece)) await once(file, 'drain')
  file.end()
  await once(file, 'close')
}

function* printed(lists: ReadonlyMap<string, Iterable<Detail>>): Generator<string> {
  let before = '{\n'
  for (const [name, entities] of lists) {
    yield `${before}    ${JSON.stringify(name)}: [`
    before = '\n'
    for (const entity of entities) {
      yield before + JSON.stringify(entity, null, 4).replaceAll(/^/gm, '        ')
      before = ',\n'
    }
    yield '\n    ]'
    before = ',\n'
  }
  yield '\n}\n'
}

function* details<Item>(
  count: number,
  detail: (index: number) => Item,
  isWanted: (index: number) => boolean = () => true,
): Generator<Item> {
  for (let index = 0; index < count; index++) if (isWanted(index)) yield detail(index)
}

function policyDetail(index: number, night: Night, counters: ReturnType<typeof countersOf>): Detail {
  const { customerPolicies } = night.size
  return index < customerPolicies
    ? customerPolicyDetail(index, night, counters)
    : awsPolicyDetail(index - customerPolicies, night, counters)
}

/** As RFC 3986 has it, white space of the author included. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html} */
function percentEncoded(document: Document): string {
  return encodeURIComponent(JSON.stringify(document, null, 4)).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
