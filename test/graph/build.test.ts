import { describe, expect, test } from 'vitest'

import { buildGraph } from '../../src/graph/build.ts'
import type { AccountGraph } from '../../src/graph/graph.ts'
import { byCodeUnit } from '../../src/model/compare.ts'
import type { Fact } from '../../src/model/fact.ts'
import { plainAccount, type PlainAccount, plainDocument } from '../support/plain-account.ts'

const HOME = '111122223333'
const arn = (resource: string, account = HOME) => `arn:aws:iam::${account}:${resource}`
const policy = (name: string) => ({ arn: arn(`policy/${name}`), name })

const graphOf = (init: PlainAccount) => buildGraph(plainAccount(init))

/** A role `oven` whose trust policy names this, in a night that holds whatever else is said. */
function trusting(statement: object, init: PlainAccount = {}): AccountGraph {
  const trust = plainDocument({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', ...statement },
  })
  const roles = [...(init.roles ?? []), { name: 'oven', trust: trust.ref }]
  return graphOf({ ...init, roles, documents: [trust] })
}

/** Every edge as `KIND TARGET`, of one source. */
const outOf = (graph: AccountGraph, source: string) =>
  graph.mapOutEdges(source, (_edge, { kind }, _source, target) => `${kind} ${target}`)

test('an empty night has its account alone', () => {
  const graph = graphOf({ snapshot: { alias: 'bakery' } })
  expect(graph.nodes()).toEqual([`account:${HOME}`])
  expect(graph.getNodeAttributes(`account:${HOME}`)).toEqual({
    kind: 'account',
    arn: arn('root'),
    id: HOME,
    name: 'bakery',
    path: null,
    tags: null,
    present: true,
  })
  expect(graph.getAttributes()).toEqual({ account: HOME, partition: 'aws', takenAt: '2026-11-01T02:00:00Z' })
})

describe('what a night holds', () => {
  const tags = [{ key: '__proto__', value: 'crumbs' }]
  const graph = graphOf({
    users: [
      {
        name: 'ada',
        groups: ['BAKERS'],
        attached: [policy('Knead')],
        inline: [{ name: 'Taste', document: 'x' }],
        tags,
      },
    ],
    groups: [{ name: 'Bakers', path: '/night/', attached: [policy('Knead')], inline: null }],
    roles: [
      { name: 'oven', path: '/hot/', attached: null, inline: null, boundary: { arn: policy('Fence').arn, type: null } },
    ],
    instanceProfiles: [
      { name: 'oven', roles: [{ arn: arn('role/hot/oven'), listed: true, nested: true }] },
      { name: 'cold', roles: [{ arn: arn('role/gone'), listed: true, nested: false }] },
    ],
    managedPolicies: [{ name: 'Knead' }],
  })

  test('edges say who has what, whatever the case of a group name', () => {
    expect(outOf(graph, arn('user/ada'))).toEqual([
      `attaches ${arn('policy/Knead')}`,
      `embeds inline-policy:${arn('user/ada')}#Taste`,
      `member-of ${arn('group/night/Bakers')}`,
    ])
    expect(outOf(graph, arn('group/night/Bakers'))).toEqual([`attaches ${arn('policy/Knead')}`])
    expect(outOf(graph, arn('role/hot/oven'))).toEqual([`bounded-by ${arn('policy/Fence')}`])
    expect(outOf(graph, arn('instance-profile/oven'))).toEqual([`exposes ${arn('role/hot/oven')}`])
  })

  test('what is only referred to is absent, and of the kind it must be', () => {
    expect(graph.getNodeAttributes(arn('policy/Fence'))).toMatchObject({
      kind: 'managed-policy',
      name: 'Fence',
      present: false,
    })
    expect(graph.getNodeAttributes(arn('role/gone'))).toMatchObject({
      kind: 'role',
      name: 'gone',
      path: '/',
      present: false,
    })
    expect(graph.getNodeAttributes(arn('policy/Knead'))).toMatchObject({ kind: 'managed-policy', present: true })
  })

  test('tags are data on nodes', () => {
    expect(graph.getNodeAttribute(arn('user/ada'), 'tags')).toEqual(tags)
    expect(graph.getNodeAttribute(arn('group/night/Bakers'), 'tags')).toBeNull()
  })

  test('nodes and edges are in order, and keys do not depend on the order of lists', () => {
    expect(graph.nodes()).toEqual(graph.nodes().toSorted(byCodeUnit))
    expect(graph.edges()).toEqual(graph.edges().toSorted(byCodeUnit))
    expect(graph.edges()[0]).toBe(`${arn('group/night/Bakers')} attaches ${arn('policy/Knead')}`)
  })
})

describe('whom a trust policy names', () => {
  const role = { name: 'baker', path: '/team/' }
  const elsewhere = arn('role/team/baker', '444455556666')
  test.each<[title: string, principal: unknown, node: string, attributes: object]>([
    ['everyone', '*', 'public:*', { kind: 'public' }],
    ['this account', { AWS: arn('root') }, `account:${HOME}`, { kind: 'account', present: true }],
    [
      'another account',
      { AWS: '444455556666' },
      'account:444455556666',
      { kind: 'external-account', arn: arn('root', '444455556666') },
    ],
    ['a role of the night', { AWS: arn('role/team/baker') }, arn('role/team/baker'), { kind: 'role', present: true }],
    [
      'its session',
      { AWS: `arn:aws:sts::${HOME}:assumed-role/baker/ada` },
      arn('role/team/baker'),
      { kind: 'role', present: true },
    ],
    [
      'a session of a role that is gone',
      { AWS: `arn:aws:sts::${HOME}:assumed-role/gone/ada` },
      'role:gone',
      { kind: 'role', arn: null, present: false },
    ],
    [
      'a role that is gone',
      { AWS: arn('role/team/gone') },
      arn('role/team/gone'),
      { kind: 'role', path: '/team/', present: false },
    ],
    ['a user that is gone', { AWS: arn('user/gone') }, arn('user/gone'), { kind: 'user', present: false }],
    ['a role elsewhere', { AWS: elsewhere }, elsewhere, { kind: 'external-principal', name: 'baker', present: false }],
    [
      'a session elsewhere',
      { AWS: 'arn:aws:sts::444455556666:assumed-role/baker/ada' },
      'arn:aws:sts::444455556666:assumed-role/baker/ada',
      { kind: 'external-principal', name: 'baker/ada' },
    ],
    [
      'a deleted role',
      { AWS: 'AROA0123456789ABCDEFG' },
      'deleted-principal:AROA0123456789ABCDEFG',
      { kind: 'deleted-principal', id: 'AROA0123456789ABCDEFG' },
    ],
    [
      'a service',
      { Service: 'ec2.amazonaws.com' },
      'service:ec2.amazonaws.com',
      { kind: 'service', name: 'ec2.amazonaws.com' },
    ],
    [
      'a provider',
      { Federated: arn('oidc-provider/oidc.example.com/id/7') },
      arn('oidc-provider/oidc.example.com/id/7'),
      { kind: 'federated-provider', name: 'oidc.example.com/id/7' },
    ],
    [
      'a provider without an ARN',
      { Federated: 'cognito-identity.amazonaws.com' },
      'federated-provider:cognito-identity.amazonaws.com',
      { kind: 'federated-provider', arn: null },
    ],
    ['a canonical user', { CanonicalUser: '79a59d' }, 'canonical-user:79a59d', { kind: 'external-principal' }],
    [
      'what cannot be read',
      { AWS: '__proto__' },
      'external-principal:__proto__',
      { kind: 'external-principal', name: '__proto__' },
    ],
  ])('%s', (_title, Principal, node, attributes) => {
    const graph = trusting({ Principal }, { roles: [role] })
    expect(outOf(graph, arn('role/oven'))).toEqual([`trusts ${node}`])
    expect(graph.getNodeAttributes(node)).toMatchObject(attributes)
  })

  test('an account is one edge, however it is spelt and however many live in it', () => {
    const graph = trusting(
      { Principal: { AWS: [HOME, arn('root')] } },
      { users: [{ name: 'ada' }, { name: 'bo' }], roles: [role] },
    )
    expect(graph.size).toBe(1)
  })

  test('all but those named are the public', () => {
    const graph = trusting({ NotPrincipal: { AWS: arn('role/team/baker') } }, { roles: [role] })
    expect(outOf(graph, arn('role/oven'))).toEqual(['trusts public:*'])
    expect(graph.mapEdges((_edge, { negated }) => negated)).toEqual([true])
  })

  test('an edge says which statement speaks, and how', () => {
    const Condition = { StringEquals: { 'sts:ExternalId': 'yeast' } }
    const trust = plainDocument({
      Statement: [
        { Sid: '', Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' },
        { Sid: 'Not', Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole', Condition },
      ],
    })
    const graph = graphOf({ roles: [{ name: 'oven', trust: trust.ref }], documents: [trust] })
    expect(graph.mapEdges((_edge, attributes) => attributes)).toEqual([
      { kind: 'trusts', effect: 'Allow', assumes: true, statement: 0, sid: null, conditional: false, negated: false },
      { kind: 'trusts', effect: 'Deny', assumes: true, statement: 1, sid: 'Not', conditional: true, negated: false },
    ])
  })

  test.each<[title: string, said: object, assumes: boolean]>([
    ['assuming', { Action: 'sts:AssumeRoleWithSAML' }, true],
    ['assuming, among others', { Action: ['sts:TagSession', 'sts:assumerole'] }, true],
    ['whatever a wildcard means', { Action: 'sts:A*' }, true],
    ['everything', { Action: '*' }, true],
    ['everything but something', { Action: undefined, NotAction: 'sts:TagSession' }, true],
    ['session tags', { Action: 'sts:TagSession' }, false],
    ['another wildcard', { Action: 'sts:Tag*' }, false],
    ['nothing', { Action: undefined }, false],
  ])('an edge says whether its statement speaks of assuming the role: %s', (_title, said, assumes) => {
    const graph = trusting({ Principal: '*', ...said })
    expect(graph.mapEdges((_edge, attributes) => attributes.assumes)).toEqual([assumes])
  })

  test('an empty condition is none', () => {
    expect(trusting({ Principal: '*', Condition: {} }).mapEdges((_edge, { conditional }) => conditional)).toEqual([
      false,
    ])
  })

  test('a document that does not parse gives no edge', () => {
    const trust = plainDocument('{"Statement":')
    expect(graphOf({ roles: [{ name: 'oven', trust: trust.ref }], documents: [trust] }).size).toBe(0)
  })
})

describe('what other parts of a night list', () => {
  const okta: Fact = {
    part: 'saml',
    kind: 'provider',
    arn: arn('saml-provider/okta'),
    id: '',
    name: 'okta',
    settings: { Type: 'saml' },
    activity: null,
    tags: [{ key: 'team', value: 'ovens' }],
  }
  const phone: Fact = {
    part: 'virtual-mfa',
    kind: 'mfa-device',
    arn: arn('mfa/phone'),
    id: '',
    name: 'phone',
    settings: { UserArn: arn('user/ada') },
    activity: null,
    tags: null,
  }
  const parts = { saml: 'complete', 'virtual-mfa': 'complete', 'mfa-devices': 'complete' } as const

  test('a provider is one node, listed and trusted', () => {
    const graph = trusting({ Principal: { Federated: okta.arn } }, { facts: [okta], parts })
    expect(outOf(graph, arn('role/oven'))).toEqual([`trusts ${okta.arn}`])
    expect(graph.getNodeAttributes(okta.arn)).toEqual({
      kind: 'provider',
      arn: okta.arn,
      id: null,
      name: 'okta',
      path: null,
      tags: okta.tags,
      present: true,
    })
  })

  test('a provider that is trusted and not listed is only referred to', () => {
    const graph = trusting({ Principal: { Federated: arn('saml-provider/gone') } }, { facts: [okta], parts })
    expect(graph.getNodeAttributes(arn('saml-provider/gone'))).toMatchObject({
      kind: 'federated-provider',
      present: false,
    })
    expect(graph.hasNode(okta.arn)).toBe(true)
  })

  test('a provider of which only the list tells is there all the same', () => {
    const graph = graphOf({ facts: [{ ...okta, settings: null, tags: null }], parts: { saml: 'partial' } })
    expect(graph.getNodeAttributes(okta.arn)).toMatchObject({ kind: 'provider', tags: null, present: true })
  })

  test('an MFA device hangs on its user, however many parts show it', () => {
    const tags = [{ key: 'colour', value: 'red' }]
    const graph = graphOf({
      users: [{ name: 'ada' }],
      facts: [phone, { ...phone, part: 'mfa-devices', tags }],
      parts,
    })
    expect(outOf(graph, arn('user/ada'))).toEqual([`has-mfa-device ${phone.arn}`])
    expect(graph.getNodeAttributes(phone.arn)).toMatchObject({ kind: 'mfa-device', name: 'phone', tags, present: true })
  })

  test('hardware has a serial number, a device of nobody no edge, and the device of root hangs on the account', () => {
    const graph = graphOf({
      facts: [
        { ...phone, part: 'mfa-devices', arn: 'GAHT12345678', name: 'GAHT12345678' },
        { ...phone, settings: {} },
        { ...phone, arn: arn('mfa/root'), name: 'root', settings: { UserArn: arn('root') } },
      ],
      parts,
    })
    expect(graph.mapEdges((_edge, { kind }, source, target) => [source, kind, target])).toEqual([
      [`account:${HOME}`, 'has-mfa-device', arn('mfa/root')],
      [arn('user/ada'), 'has-mfa-device', 'mfa-device:GAHT12345678'],
    ])
    expect(graph.getNodeAttributes('mfa-device:GAHT12345678')).toMatchObject({ arn: null, id: 'GAHT12345678' })
    expect(graph.getNodeAttributes(arn('user/ada'))).toMatchObject({ kind: 'user', present: false })
    expect(graph.degree(phone.arn)).toBe(0)
  })

  test('a user who did not answer is no device', () => {
    const silent: Fact = { ...phone, part: 'mfa-devices', kind: 'user', arn: arn('user/ada'), settings: null }
    const graph = graphOf({ facts: [silent], parts: { 'mfa-devices': 'partial' } })
    expect(graph.nodes()).toEqual([`account:${HOME}`])
  })

  test('facts of parts that were not read are not even asked for', () => {
    const account = plainAccount({ users: [{ name: 'ada' }] })
    const asked: string[] = []
    buildGraph({ ...account, facts: (part) => (asked.push(part), []) })
    expect(asked).toEqual([])
  })

  test('a profile without a role is a node', () => {
    const graph = graphOf({ instanceProfiles: [{ name: 'empty' }], parts: { 'instance-profiles': 'complete' } })
    expect(graph.getNodeAttributes(arn('instance-profile/empty'))).toMatchObject({
      kind: 'instance-profile',
      present: true,
    })
    expect(graph.size).toBe(0)
  })
})

describe('odd nights', () => {
  test('two entities of one ARN are two nodes, and what refers to it means both', () => {
    const graph = graphOf({
      roles: [
        { name: 'oven', id: 'AROAFIRST' },
        { name: 'oven', id: 'AROASECOND' },
      ],
      instanceProfiles: [{ name: 'tray', roles: [{ arn: arn('role/oven'), listed: true, nested: true }] }],
    })
    const both = [`${arn('role/oven')}#AROAFIRST`, `${arn('role/oven')}#AROASECOND`]
    expect(graph.outNeighbors(arn('instance-profile/tray'))).toEqual(both)
  })

  test('the order of lists changes nothing', () => {
    const attached = ['a', 'b', 'c'].map(policy)
    const inline = ['a', 'b'].map((name) => ({ name, document: null }))
    const one = graphOf({ users: [{ name: 'ada', groups: ['x', 'y'], attached, inline }] })
    const other = graphOf({
      users: [{ name: 'ada', groups: ['y', 'x'], attached: attached.toReversed(), inline: inline.toReversed() }],
    })
    expect(JSON.stringify(other)).toBe(JSON.stringify(one))
  })

  test('lists that the input did not say give no edges', () => {
    expect(graphOf({ users: [{ name: 'ada', groups: null, attached: null }] }).size).toBe(0)
  })

  test('a group that only a membership names is there, absent', () => {
    const graph = graphOf({
      users: [
        { name: 'ada', groups: ['Night'] },
        { name: 'bo', groups: ['night'] },
      ],
    })
    expect(graph.inNeighbors('group:night')).toEqual([arn('user/ada'), arn('user/bo')])
    expect(graph.getNodeAttributes('group:night')).toMatchObject({
      kind: 'group',
      name: 'Night',
      arn: null,
      present: false,
    })
  })

  test.each(['__proto__', 'constructor', 'toString', '', 'a b', 'a%20b'])('the word %j breaks nothing', (word) => {
    const odd = { name: word, arn: word, id: '' }
    const graph = graphOf({
      users: [{ ...odd, groups: [word, 'other'], attached: [odd], inline: [{ name: word, document: null }] }],
      groups: [odd],
      roles: [{ ...odd, attached: [{ arn: 'valueOf', name: word }] }],
      managedPolicies: [odd],
    })
    expect(graph.size).toBe(5)
    expect(graph.order).toBe(8)
  })
})
