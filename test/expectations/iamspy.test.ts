import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { askerOf } from '../../src/access/asker.ts'
import type { Verdict } from '../../src/access/decision.ts'
import { type AccessInput, openAccess } from '../../src/access/open-access.ts'
import type { AccountView } from '../../src/model/account.ts'
import type { Policy } from '../../src/policy/document/policy.ts'
import { readPolicyJson } from '../../src/policy/document/read-policy.ts'
import { readAccount } from '../../src/store/index.ts'
import { actionTable } from '../support/action-table.ts'
import { sharedJson, sharedPath } from '../support/shared-data.ts'
import { emptyShelf } from '../store/nights.ts'

/** A case as IAMSpy's integration tests have it. */
interface Case<Expected> {
  readonly files: {
    readonly gaads: readonly string[]
    readonly resources?: readonly string[]
    readonly scps?: readonly string[]
  }
  readonly input: readonly string[]
  readonly expected: Expected
}

interface Published {
  readonly test_can_i: readonly Case<boolean>[]
  readonly test_who_can: readonly Case<readonly string[]>[]
}

const published = sharedJson('expectations', 'ReversecLabs__IAMSpy__expectations.json') as Published | null
const { test_can_i: canI = [], test_who_can: whoCan = [] } = published ?? {}

test(`IAMSpy: ${published === null ? 'its cases are not here' : `${canI.length + whoCan.length} cases are run below`}`, () => {
  console.log(`IAMSpy: ${canI.length} can-i and ${whoCan.length} who-can cases`)
  expect([canI.length, whoCan.length]).toEqual(published === null ? [0, 0] : [16, 10])
})

/**
 * Where the resource is in another account and no policy of its own was given, IAMSpy says no. Whether that account lets
 * it, nobody knows without its policy: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
const UNKNOWN: ReadonlySet<string> = new Set([
  'basic-allow.json arn:aws:iam::123456789012:role/name lambda:InvokeFunction arn:aws:lambda:eu-west-1:111111111111:function:helloworld',
  'basic-allow.json scp-basic.json arn:aws:iam::123456789012:role/name lambda:InvokeFunction arn:aws:lambda:eu-west-1:111111111111:function:helloworld',
])

describe.skipIf(published === null)('can-i', () => {
  test.each(canI.map((one) => [nameOf(one), one] as const))('%s', (name, { files, input, expected }) => {
    const [principal = '', action = '', resource = ''] = input
    const { account, access, resourceAccount } = opened(files, resource)
    const asked = [...account.roles(), ...account.users()].find(({ arn }) => arn === principal)
    if (asked === undefined) throw new RangeError(principal)
    const { decision } = access.can(askerOf(asked), { action, resource, ...resourceAccount })
    const verdict: Verdict = expected ? 'allowed' : UNKNOWN.has(name) ? 'unknown' : 'denied'
    expect(decision).toBe(verdict)
  })
})

describe.skipIf(published === null)('who-can', () => {
  test.each(whoCan.map((one) => [nameOf(one), one] as const))('%s', (_name, { files, input, expected }) => {
    const [action = '', resource = ''] = input
    const { access, resourceAccount } = opened(files, resource)
    const found = [...access.whoCan({ action, resource, ...resourceAccount })]
    expect(found.map(({ principal, decision }) => [principal.arn, decision.decision])).toEqual(
      expected.map((arn) => [arn, 'allowed']),
    )
  })
})

function nameOf({ files: { gaads, resources = [], scps = [] }, input }: Case<unknown>): string {
  return [...gaads, ...resources, ...scps, ...input].join(' ')
}

/** What a policy of a resource is about, as IAMSpy writes it down. */
interface ResourcePolicy {
  readonly Resource: string
  readonly Account: string
  readonly Policy: unknown
}

function opened({ gaads, resources = [], scps = [] }: Case<unknown>['files'], resource: string) {
  const [file = ''] = gaads
  const account = accountIn(file)
  const own = resources
    .flatMap((name) => filed(name) as readonly ResourcePolicy[])
    .filter((one) => one.Resource === resource)
  const trees = scps.map((name) => filed(name) as Unit)
  const input: AccessInput = {
    account,
    actions: () => actionTable,
    scps: trees.flatMap((tree) => levelsTo(account.snapshot.account, tree)),
    resourcePolicies: own.map(({ Policy }) => readPolicyJson(Policy)),
    isManagementAccount: trees.some(({ Arn }) => Arn.split(':')[4] === account.snapshot.account),
  }
  const [first] = own
  return {
    account,
    access: openAccess(input),
    resourceAccount: first === undefined ? {} : { resourceAccount: first.Account },
  }
}

function accountIn(file: string): AccountView {
  const path = sharedPath('gaad', `ReversecLabs__IAMSpy__${file}`)
  const shelf = emptyShelf()
  const { snapshotId } = shelf.add(path === null ? '' : readFileSync(path, 'utf8'))
  return readAccount(shelf.db, snapshotId)
}

function filed(name: string): unknown {
  return sharedJson('expectations', 'iamspy-files', name)
}

/** A root, unit or account of an organisation, with the SCPs attached to it. */
interface Unit {
  readonly Id: string
  readonly Arn: string
  readonly Policies: readonly { readonly Content: unknown }[]
  readonly Children?: readonly Unit[]
}

/** The SCPs on the way from a unit down to an account; none where it is not below. */
function levelsTo(account: string, { Id, Policies, Children = [] }: Unit): readonly (readonly Policy[])[] {
  const own = Policies.map(({ Content }) => readPolicyJson(Content))
  if (Id === account) return [own]
  const below = Children.map((child) => levelsTo(account, child)).find((levels) => levels.length > 0)
  return below === undefined ? [] : [own, ...below]
}
