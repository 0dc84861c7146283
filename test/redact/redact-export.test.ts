import { describe, expect, test } from 'vitest'

import { redactExport } from '../../src/redact/redact-export.ts'
import { matches } from '../../src/policy/pattern/matches.ts'
import { parsePattern } from '../../src/policy/pattern/parse.ts'
import { actionTable } from '../support/action-table.ts'

const KEY = Buffer.from('a key that only this test knows')

/** A user of this name whose policy has these resources and this condition. */
function night(names: readonly string[], Resource: readonly string[] = [], Condition: object = {}) {
  return {
    UserDetailList: names.map((UserName, index) => ({
      Path: '/people/',
      UserName,
      UserId: `AIDAEXAMPLE00000000${index}`,
      Arn: `arn:aws:iam::111122223333:user/people/${UserName}`,
      Tags: [
        { Key: 'CostCenter', Value: 'bread-9' },
        { Key: 'costcenter', Value: 'bread-9' },
        { Key: 'aws:cloudformation:stack-name', Value: 'oven' },
      ],
      UserPolicyList: [
        {
          PolicyName: 'own',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Sid: 'Bake', Effect: 'Allow', Action: 's3:Get*', Resource, Condition }],
          },
        },
      ],
    })),
  }
}

type Night = ReturnType<typeof night>

function redacted(content: object, key: Uint8Array = KEY): Night {
  return redactExport({ ...content }, { key, actions: () => actionTable, names: ['svc-*', '*-ci'] })
    .night as unknown as Night
}

function statementOf(given: Night) {
  const [statement] = given.UserDetailList[0]?.UserPolicyList[0]?.PolicyDocument.Statement ?? []
  if (statement === undefined) throw new Error('there is no statement')
  return statement
}

describe('patterns match what they matched', () => {
  const names = ['admin', 'administrator', 'yasmin', 'adm-n', 'AppRole', 'APPRole', 'x1', 'a.b@bakery.example', 'other']
  test.each([
    ['a beginning', 'adm*'],
    ['an end', '*min'],
    ['a middle', '*mi*'],
    ['one character', 'adm?n'],
    ['the last hump', '*Role'],
    ['a digit', '*1'],
    ['a domain', '*@bakery.example'],
    ['all', '*'],
    ['a name', 'other'],
  ])('%s', (_, pattern) => {
    const made = redacted(night(names, [`arn:aws:iam::111122223333:user/people/${pattern}`]))
    const text = String(statementOf(made).Resource[0])
    const arns = made.UserDetailList.map(({ Arn }) => Arn)
    const plain = parsePattern(`arn:aws:iam::111122223333:user/people/${pattern}`)
    expect(arns.map((arn) => matches(parsePattern(text), arn))).toEqual(
      names.map((name) => matches(plain, `arn:aws:iam::111122223333:user/people/${name}`)),
    )
    expect(new Set(arns).size).toBe(names.length)
  })
})

describe('what is kept', () => {
  test.each([
    ['any', '*'],
    ['types of resources', 'arn:aws:lambda:eu-central-1:*:function:*'],
    ['roles of services', 'arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS'],
    ['policies of AWS', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
    ['services and partitions', 'arn:aws-cn:s3:::*'],
  ])('%s', (_, resource) => {
    expect(statementOf(redacted(night(['ada'], [resource]))).Resource).toEqual([resource])
  })
  test.each([
    ['StringEquals', 'aws:RequestedRegion', 'eu-central-1'],
    ['StringEquals', 'iam:PassedToService', 'lambda.amazonaws.com'],
    ['Bool', 'aws:MultiFactorAuthPresent', 'true'],
    ['NumericLessThan', 'aws:MultiFactorAuthAge', '3600'],
    ['DateLessThan', 'aws:CurrentTime', '2026-11-20T00:00:00Z'],
    ['IpAddress', 'aws:SourceIp', '10.0.0.0/8'],
    ['StringLike', 'token.actions.githubusercontent.com:sub', 'repo:*'],
  ])('%s of %s', (operator, key, value) => {
    const condition = { [operator]: { [key]: value } }
    expect(statementOf(redacted(night(['ada'], [], condition))).Condition).toEqual(condition)
  })
})

describe('words by which names are told apart stay, and nothing becomes one of them', () => {
  test.each([
    ['svc-backup', /^svc-[a-z]{6}$/],
    ['SVC-Backup', /^SVC-[A-Z][a-z]{5}$/],
    ['deploy-ci', /^[a-z]{6}-ci$/],
    ['svc-backup@bakery.example', /^svc-[a-z]{6}@[a-z]{6}\.example\.com$/],
    ['svc_backup', /^svc_[a-z]{6}$/],
  ])('%s', (name, hidden) => {
    const [user] = redacted(night([name])).UserDetailList
    expect(user?.UserName).toMatch(hidden)
    expect(user?.UserName).not.toBe(name)
  })
  test('of every word of two letters', () => {
    const letters = Array.from('abcdefghijklmnopqrstuvwxyz')
    const names = letters.flatMap((first) => letters.map((second) => `oven-${first}${second}`))
    const made = redacted(night(names)).UserDetailList.map(({ UserName }) => UserName)
    expect(made.flatMap((name, index) => (name.endsWith('-ci') ? [names[index]] : []))).toEqual(['oven-ci'])
    expect(new Set(made).size).toBe(names.length)
  })
})

describe('what is hidden', () => {
  test.each([
    [
      'StringEquals',
      'aws:PrincipalTag/CostCenter',
      'bread-9',
      /^aws:PrincipalTag\/[A-Z][a-z]{3}[A-Z][a-z]{5}$/,
      /^[a-z]{5}-\d$/,
    ],
    ['StringEquals', 'sts:ExternalId', 'secret-42', /^sts:ExternalId$/, /^[a-z]{6}-\d\d$/],
    ['StringLike', 'aws:PrincipalTag/mail', '*@bakery.example', /^aws:PrincipalTag\//, /^\*@[a-z]{6}\.example\.com$/],
    [
      'StringLike',
      'token.actions.githubusercontent.com:sub',
      'repo:bakery/oven:*',
      /sub$/,
      /^repo:[a-z]{6}\/[a-z]{4}:\*$/,
    ],
    ['StringEquals', 'sso.bakery.example/oidc:aud', 'app', /^(?!sso|.*bakery)[a-z.]+\/[a-z]+:aud$/, /^[a-z]{3}$/],
    ['IpAddress', 'aws:SourceIp', '203.0.113.0/24', /^aws:SourceIp$/, /^203\.\d+\.\d+\.0\/24$/],
    ['StringEquals', 'aws:SourceAccount', '444455556666', /^aws:SourceAccount$/, /^0000\d{8}$/],
    ['StringEquals', 'aws:PrincipalOrgID', 'o-bakery1', /^aws:PrincipalOrgID$/, /^o-[a-z]{6}\d$/],
    ['StringLike', 'aws:userid', 'AROAEXAMPLE000000001:ada', /^aws:userid$/, /^AROA[A-Z2-7]{16}:[a-z]{3}$/],
  ])('%s of %s', (operator, key, value, hiddenKey, hiddenValue) => {
    const made = statementOf(redacted(night(['ada'], [], { [operator]: { [key]: value } })))
    const [[hidden, values] = ['', '']] = Object.entries(
      (made.Condition as Record<string, Record<string, string>>)[operator] ?? {},
    )
    expect(hidden).toMatch(hiddenKey)
    expect(values).toMatch(hiddenValue)
    expect(values).not.toBe(value)
  })
  test('the account, in whatever name it stands', () => {
    const bucket = 'arn:aws:s3:::bread-111122223333-eu/${aws:PrincipalAccount}/*'
    const made = redacted(night(['ada'], [bucket]))
    const account = /iam::(\d{12}):/.exec(made.UserDetailList[0]?.Arn ?? '')?.[1] ?? ''
    expect(account).toMatch(/^0000\d{8}$/)
    expect(statementOf(made).Resource[0]).toMatch(
      new RegExp(`^arn:aws:s3:::[a-z]{5}-${account}-[a-z]{2}/\\$\\{aws:PrincipalAccount\\}/\\*$`),
    )
  })
})

test('tag keys that differ in case still do, and those of AWS stay', () => {
  const keys = redacted(night(['ada'])).UserDetailList[0]?.Tags.map(({ Key }) => Key) ?? []
  expect(keys[0]?.toLowerCase()).toBe(keys[1])
  expect(keys[0]).not.toBe(keys[1])
  expect(keys[2]).toBe('aws:cloudformation:stack-name')
})

test('a document that came as text stays text, with its repeated keys', () => {
  const document = '{"Version":"2012-10-17","Statement":[],"Statement":[{"Resource":"arn:aws:s3:::bread"}],"n":1e400}'
  const text = (given: unknown): unknown =>
    redactExport(
      { Policies: [{ PolicyName: 'x', Document: given }] },
      { key: KEY, actions: () => actionTable, names: [] },
    ).night
  expect(JSON.stringify(text(document))).toMatch(
    /\{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":\[\],\\"Statement\\":\[\{\\"Resource\\":\\"arn:aws:s3:::[a-z]{5}\\"\}\],\\"n\\":1e400\}/,
  )
  expect(JSON.stringify(text('{"cut bread'))).not.toContain('bread')
})

test('the same key gives the same pseudonyms, another gives others', () => {
  const given = night(['ada', 'bob'], ['arn:aws:s3:::bread/*'])
  expect(redacted(given)).toEqual(redacted(given))
  expect(redacted(given, Buffer.from('another key altogether'))).not.toEqual(redacted(given))
  const more = redacted(night(['ada', 'bob', 'cyd'], ['arn:aws:s3:::bread/*']))
  expect(more.UserDetailList.slice(0, 2)).toEqual(redacted(given).UserDetailList)
})
