import { describe, expect, test } from 'vitest'

import { openAccess } from '../../src/access/open-access.ts'
import { loadActionTable } from '../../src/app/action-table.ts'
import { findPaths, type PathRow } from '../../src/app/find-paths.ts'
import { pathStands } from '../../src/app/path-stands.ts'
import { type WhatIf, whatIf } from '../../src/app/what-if.ts'
import type { AccountView } from '../../src/model/account.ts'
import { type Bakery, bakery } from '../support/account-builder.ts'
import { allowing, trusting } from '../support/documents.ts'
import { escalating } from '../support/escalating.ts'
import { plainAccount } from '../support/plain-account.ts'
import { type Given, planOf } from '../plan/planning.ts'

const HOME = 'arn:aws:iam::123456789012'
const open = (account: AccountView) => openAccess({ account, actions: loadActionTable })

function ask(account: Bakery, ...changes: readonly Given[]): WhatIf {
  return whatIf({ account: account.build(), plan: planOf(changes), open })
}

/** A path in words: who, by which techniques, to whom. */
function words({ principalArn, decision, hops }: PathRow): string {
  const name = (arn: string | null) => arn?.replace(/^arn:[^/]*:/, '') ?? '?'
  const certainty = decision === 'conditional' ? ' (conditional)' : ''
  return `${name(principalArn)}${hops.map(({ technique, to }) => ` ${technique} ${name(to)}`).join('')}${certainty}`
}

const inWords = ({ paths: { opened, closed }, tiers }: WhatIf) => ({
  opened: opened.map(words),
  closed: closed.map(words),
  tiers: tiers.map(
    ({ principalArn, before, after }) => `${principalArn.replace(/^arn:[^/]*:/, '')}: ${before} → ${after}`,
  ),
})

const boss = { inline: { All: allowing('*') }, trust: trusting(`${HOME}:root`) }
const mayAssume = (role: string) => ({ inline: { Assume: allowing('sts:AssumeRole', `${HOME}:role/${role}`) } })

const roles = bakery()
  .role('boss', boss)
  .role('mid', { trust: trusting(`${HOME}:root`), ...mayAssume('boss') })

/** ada comes to the boss by way of mid. */
const account = roles
  .user('ada', mayAssume('mid'))
  .user('bob')
  .policy('Everything', { document: allowing('*') })

const put = (user: string, document: object): Given => ({
  action: 'PutUserPolicy',
  UserName: user,
  PolicyName: 'Planned',
  PolicyDocument: document,
})
const assumeBoss = allowing('sts:AssumeRole', `${HOME}:role/boss`)

describe('paths', () => {
  test('open with a grant', () => {
    expect(inWords(ask(account, put('bob', assumeBoss)))).toEqual({
      opened: ['user/bob assume-role role/boss'],
      closed: [],
      tiers: ['user/bob: other → reaches-admin'],
    })
  })

  test('close with a grant that goes', () => {
    expect(inWords(ask(account, { action: 'DeleteUserPolicy', UserName: 'ada', PolicyName: 'Assume' }))).toEqual({
      opened: [],
      closed: ['user/ada assume-role role/mid assume-role role/boss'],
      tiers: ['user/ada: reaches-admin → other'],
    })
  })

  test('do not close where a shorter one opens', () => {
    expect(inWords(ask(account, put('ada', assumeBoss)))).toEqual({
      opened: ['user/ada assume-role role/boss'],
      closed: [],
      tiers: [],
    })
  })

  test('do not open where a shorter one closes', () => {
    const short = roles.user('ada', {
      inline: { Long: allowing('sts:AssumeRole', `${HOME}:role/mid`), Short: assumeBoss },
    })
    expect(inWords(ask(short, { action: 'DeleteUserPolicy', UserName: 'ada', PolicyName: 'Short' }))).toEqual({
      opened: [],
      closed: ['user/ada assume-role role/boss'],
      tiers: [],
    })
  })

  test('do not close for whoever becomes an administrator', () => {
    const given = { action: 'AttachUserPolicy', UserName: 'ada', PolicyArn: `${HOME}:policy/Everything` }
    const { closed, tiers } = inWords(ask(account, given))
    expect({ closed, tiers }).toEqual({ closed: [], tiers: ['user/ada: reaches-admin → admin'] })
  })

  test('close where whom they lead to is an administrator no longer', () => {
    expect(inWords(ask(account, { action: 'DeleteRolePolicy', RoleName: 'boss', PolicyName: 'All' }))).toEqual({
      opened: [],
      closed: ['role/mid assume-role role/boss', 'user/ada assume-role role/mid assume-role role/boss'],
      tiers: ['role/boss: admin → other', 'role/mid: reaches-admin → other', 'user/ada: reaches-admin → other'],
    })
  })

  test('close and open where they come under a condition', () => {
    const conditional = trusting(`${HOME}:root`, { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })
    const given = { action: 'UpdateAssumeRolePolicy', RoleName: 'mid', PolicyDocument: conditional }
    expect(inWords(ask(account, given))).toEqual({
      opened: ['user/ada assume-role role/mid assume-role role/boss (conditional)'],
      closed: ['user/ada assume-role role/mid assume-role role/boss'],
      tiers: [],
    })
  })

  test('open from outside with a trust policy', () => {
    const given = {
      action: 'UpdateAssumeRolePolicy',
      RoleName: 'boss',
      PolicyDocument: trusting('arn:aws:iam::444455556666:root'),
    }
    expect(ask(account, given).paths.opened).toMatchObject([{ principalArn: '444455556666', targetTier: 'admin' }])
  })

  test('do not change with a tag of which no policy speaks', () => {
    const { paths, tiers, changes } = ask(account, {
      action: 'TagRole',
      RoleName: 'boss',
      Tags: [{ Key: 'Team', Value: 'oven' }],
    })
    expect({ paths, tiers }).toEqual({ paths: { opened: [], closed: [] }, tiers: [] })
    expect(changes).toMatchObject([{ facet: 'tag', key: 'Team', change: 'added', after: 'oven' }])
  })

  test('open with a tag by which a policy goes', () => {
    const tagged = roles.user('bob', {
      inline: {
        Tagged: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Resource: '*',
            Condition: { StringEquals: { 'aws:ResourceTag/Open': 'yes' } },
          },
        },
      },
    })
    const given = { action: 'TagRole', RoleName: 'boss', Tags: [{ Key: 'Open', Value: 'yes' }] }
    expect(inWords(ask(tagged, given)).opened).toEqual(['user/bob assume-role role/boss'])
  })

  test('of somebody who is created, and somebody who is deleted', () => {
    const made = ask(
      account,
      { action: 'CreateUser', UserName: 'eve' },
      put('eve', assumeBoss),
      { action: 'DeleteUserPolicy', UserName: 'ada', PolicyName: 'Assume' },
      { action: 'DeleteUser', UserName: 'ada' },
    )
    expect(inWords(made)).toEqual({
      opened: ['user/eve assume-role role/boss'],
      closed: ['user/ada assume-role role/mid assume-role role/boss'],
      tiers: ['user/ada: reaches-admin → null', 'user/eve: null → reaches-admin'],
    })
  })
})

describe('paths by resources that exist', () => {
  /** The paths of users and roles, apart from those of services. */
  const inside = (outcome: WhatIf) => {
    const { opened, closed } = inWords(outcome)
    const isInside = (path: string): boolean => /^(?:user|role)\//.test(path)
    return { opened: opened.filter(isInside), closed: closed.filter(isInside) }
  }
  const functions = bakery()
    .role('oven', { trust: 'lambda.amazonaws.com', inline: { Logs: allowing('logs:*') } })
    .user('ada', { inline: { Code: allowing('lambda:UpdateFunctionCode') } })
  const giveAll = { action: 'PutRolePolicy', RoleName: 'oven', PolicyName: 'All', PolicyDocument: allowing('*') }

  test('open where a role that may stand there begins to lead on', () => {
    expect(inside(ask(functions, giveAll))).toEqual({
      opened: ['user/ada update-function-code ? (conditional)'],
      closed: [],
    })
  })

  const led = functions.role('mill', boss)
  const trustFunctions = {
    action: 'UpdateAssumeRolePolicy',
    RoleName: 'mill',
    PolicyDocument: trusting('lambda.amazonaws.com'),
  }
  test('open where one that leads on begins to trust the service', () => {
    expect(inside(ask(led, trustFunctions)).opened).toEqual(['user/ada update-function-code ? (conditional)'])
  })

  test('close where none leads on any more', () => {
    const open = functions.role('chief', { inline: { All: allowing('*') } })
    const given = { action: 'DeleteRolePolicy', RoleName: 'chief', PolicyName: 'All' }
    expect(inside(ask(open, given))).toEqual({
      opened: [],
      closed: ['user/ada update-function-code ? (conditional)'],
    })
  })

  test('close with the grant of whoever has them, and of who comes by them', () => {
    const open = bakery()
      .role('chief', { inline: { All: allowing('*') } })
      .role('coder', { trust: trusting(`${HOME}:root`), inline: { Code: allowing('lambda:UpdateFunctionCode') } })
      .user('bob', mayAssume('coder'))
    expect(inWords(ask(open, { action: 'DeleteRolePolicy', RoleName: 'coder', PolicyName: 'Code' })).closed).toEqual([
      'role/coder update-function-code ? (conditional)',
      'user/bob assume-role role/coder update-function-code ? (conditional)',
    ])
  })

  test('neither open nor close where another role led on before', () => {
    const open = functions.role('chief', { inline: { All: allowing('*') } })
    expect(inside(ask(open, giveAll))).toEqual({ opened: [], closed: [] })
  })

  test('by another do not close for whoever gets a technique of their own', () => {
    const open = bakery()
      .role('chief', { inline: { All: allowing('*') } })
      .role('coder', { trust: trusting(`${HOME}:root`), inline: { Code: allowing('lambda:UpdateFunctionCode') } })
      .user('bob', mayAssume('coder'))
    expect(inside(ask(open, put('bob', allowing('lambda:UpdateFunctionCode'))))).toEqual({
      opened: ['user/bob update-function-code ? (conditional)'],
      closed: [],
    })
  })
})

describe('effects', () => {
  test.each([
    ['broader', allowing('sts:*', '*')],
    ['narrower', allowing('sts:AssumeRole', `${HOME}:role/mid`)],
    ['different', allowing('s3:GetObject')],
  ])('an edit that is %s', (effect, document) => {
    const held = roles.user('ada', { inline: { Planned: allowing('sts:AssumeRole', `${HOME}:role/m*`) } })
    expect(ask(held, put('ada', document)).changes).toMatchObject([
      { facet: 'inline-policy', key: 'Planned', change: 'modified', effect },
    ])
  })

  const same = roles.user('ada', { inline: { Planned: allowing(['s3:GetObject', 's3:PutObject']) } })
  const turned = put('ada', allowing(['s3:PutObject', 's3:GetObject']))
  test('an edit without effect is left out', () => {
    expect(ask(same, turned).changes).toEqual([])
  })
  test('an edit without effect is shown where all are wanted', () => {
    const { changes } = whatIf({ account: same.build(), plan: planOf([turned]), open, all: true })
    expect(changes).toMatchObject([{ effect: 'equal' }])
  })
})

test('what a plan makes and takes away again is no change', () => {
  const { changes, paths } = ask(
    account,
    { action: 'CreateUser', UserName: 'eve' },
    put('eve', assumeBoss),
    { action: 'DeleteUserPolicy', UserName: 'eve', PolicyName: 'Planned' },
    { action: 'DeleteUser', UserName: 'eve' },
    { action: 'AttachUserPolicy', UserName: 'bob', PolicyArn: `${HOME}:policy/Everything` },
    { action: 'DetachUserPolicy', UserName: 'bob', PolicyArn: `${HOME}:policy/Everything` },
  )
  expect({ changes, paths }).toEqual({ changes: [], paths: { opened: [], closed: [] } })
})

test('a key that is taken away is a change', () => {
  const key = { part: 'access-keys', kind: 'user', name: 'bob', activity: null, tags: null } as const
  const night = plainAccount({
    users: [{ name: 'bob', id: 'AIDABOB' }],
    parts: { 'access-keys': 'complete' },
    facts: [
      {
        ...key,
        arn: 'arn:aws:iam::111122223333:user/bob',
        id: 'AIDABOB',
        settings: { AccessKeys: [{ AccessKeyId: 'AKIAONE', Status: 'Active' }] },
      },
    ],
  })
  const given = { action: 'DeleteAccessKey', UserName: 'bob', AccessKeyId: 'AKIAONE' }
  expect(whatIf({ account: night, plan: planOf([given]), open }).changes).toMatchObject([
    { kind: 'user', name: 'bob', facet: 'attribute' },
  ])
})

test('a policy that the night does not hold leaves its holder open', () => {
  const given = { action: 'AttachUserPolicy', UserName: 'bob', PolicyArn: 'arn:aws:iam::aws:policy/NotInThisNight' }
  expect(ask(account, given).unknown).toMatchObject([{ part: 'users', subjects: [`${HOME}:user/bob`] }])
})

test('a night without users and roles has changes, and no paths', () => {
  const bare = bakery().policy('Bread').parts({ users: 'skipped', roles: 'skipped' })
  const given = { action: 'DeletePolicy', PolicyArn: `${HOME}:policy/Bread` }
  expect(ask(bare, given)).toMatchObject({ changes: [{ change: 'removed' }], paths: { opened: [], closed: [] } })
})

test('every path of an account stands in it', () => {
  const busy = account
    .role('fn', { trust: 'lambda.amazonaws.com', inline: { All: allowing('*') } })
    .role('coder', { trust: trusting(`${HOME}:root`), inline: { Code: allowing('lambda:UpdateFunctionCode') } })
    .user('fay', mayAssume('coder'))
    .user('cid', { inline: { Pass: allowing(['iam:PassRole', 'lambda:*']) } })
    .user('dan', { inline: { Own: allowing(['iam:*', 'sts:*']) }, boundary: 'Fence' })
    .user('eli', { groups: ['crew'] })
    .group('crew', {
      inline: { Members: allowing(['iam:AddUserToGroup', 'iam:CreateAccessKey', 'iam:PutGroupPolicy']) },
    })
    .group('bosses', { inline: { All: allowing('*') } })
    .policy('Fence', { document: allowing(['iam:DeleteUserPermissionsBoundary', 'sts:AssumeRole']) })
    .role('open', { trust: trusting('*'), inline: { Pass: allowing('sts:AssumeRole') } })
    .role('scribe', {
      trust: trusting(`${HOME}:user/gus`),
      inline: { Own: allowing('iam:PutUserPolicy', `${HOME}:user/gus`) },
    })
    .user('gus')
    .role('steward', {
      trust: trusting(`${HOME}:user/hal`),
      inline: { Own: allowing('iam:AddUserToGroup', `${HOME}:group/scribes`) },
    })
    .group('scribes', { inline: { Write: allowing('iam:PutUserPolicy') } })
    .user('hal')
    .role('enroller', {
      trust: trusting(`${HOME}:user/ivy`),
      inline: { Own: allowing('iam:AddUserToGroup', `${HOME}:group/coders`) },
    })
    .group('coders', { inline: { Code: allowing('lambda:UpdateFunctionCode') } })
    .user('ivy')
  const view = busy.build()
  const escalation = escalating(busy)
  const stands = pathStands(escalation)
  for (const [isFromOutside, lateral] of [
    [false, false],
    [false, true],
    [true, false],
  ] as const) {
    const request = { principal: null, to: null, isFromOutside, all: true, lateral, maxHops: 10 }
    const { rows } = findPaths(view, escalation.access, request, escalation)
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.filter((row) => !stands(row)).map(words)).toEqual([])
  }
})
