import { describe, expect, test } from 'vitest'

import { type Bakery, bakery } from '../support/account-builder.ts'
import { allowing, trusting } from '../support/documents.ts'
import { escalating, standingOf } from '../support/escalating.ts'

const statements = (...Statement: readonly object[]): object => ({ Version: '2012-10-17', Statement })
const allow = (Action: unknown, more: object = {}): object => ({ Effect: 'Allow', Action, Resource: '*', ...more })
const deny = (Action: unknown, more: object = {}): object => ({ Effect: 'Deny', Action, Resource: '*', ...more })
const ada = (...all: readonly object[]): Bakery => bakery().user('ada', { inline: { p: statements(...all) } })
const MFA = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }
const NO_MFA = { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }

describe('tiers of user/ada', () => {
  const cases: Readonly<Record<string, readonly [Bakery, 'admin' | 'reaches-admin' | 'other']>> = {
    'everything on everything': [ada(allow('*')), 'admin'],
    'everything in odd spelling': [ada(allow(['**', 's3:*'])), 'admin'],
    'through a group': [
      bakery()
        .group('bakers', { inline: { p: allowing('*') } })
        .user('ada', { groups: ['bakers'] }),
      'admin',
    ],
    'a Deny of other actions does not end it': [ada(allow('*'), deny(['s3:*', 'organizations:*'])), 'admin'],
    'a Deny of one giving action leaves the others': [ada(allow('*'), deny('iam:PutUserPolicy')), 'admin'],
    'a Deny without MFA': [ada(allow('*'), { ...deny('*', NO_MFA) }), 'admin'],
    'a Deny of IAM ends it': [ada(allow('*'), deny(['iam:*', 'sts:*'])), 'other'],
    'a boundary without IAM ends it': [
      bakery()
        .policy('Fence', { document: allowing(['s3:*', 'ec2:Describe*']) })
        .user('ada', { boundary: 'Fence', inline: { p: allowing('*') } }),
      'other',
    ],
    'a boundary of everything does not': [
      bakery()
        .policy('Fence', { document: allowing('*') })
        .user('ada', { boundary: 'Fence', inline: { p: allowing('*') } }),
      'admin',
    ],
    'a boundary that leaves giving permissions to whomever one likes does not': [
      bakery()
        .policy('Fence', { document: allowing(['iam:PutUserPolicy', 'codebuild:*']) })
        .user('ada', { boundary: 'Fence', inline: { p: allowing('*') } }),
      'admin',
    ],
    'a boundary that leaves giving permissions to oneself alone ends it': [
      bakery()
        .policy('Fence', { document: allowing('iam:PutUserPolicy', 'arn:aws:iam::123456789012:user/ada') })
        .user('ada', { boundary: 'Fence', inline: { p: allowing('*') } }),
      'other',
    ],
    'everything under a condition only reaches it': [ada(allow('*', MFA)), 'reaches-admin'],
    'all of IAM only reaches it': [ada(allow('iam:*')), 'reaches-admin'],
    'everything but IAM': [ada({ Effect: 'Allow', NotAction: ['iam:*', 'sts:*'], Resource: '*' }), 'other'],
    'everything but S3': [ada({ Effect: 'Allow', NotAction: ['s3:*'], Resource: '*' }), 'reaches-admin'],
    'reading alone': [ada(allow(['iam:Get*', 'iam:List*'])), 'other'],
    'iam:PassRole alone': [ada(allow('iam:PassRole')).role('oven', { inline: { p: allowing('*') } }), 'other'],
    'a Deny of the giving actions in another policy': [
      bakery()
        .policy('Lid', { document: statements(deny('iam:*')) })
        .user('ada', { inline: { p: allowing('iam:PutUserPolicy') }, attached: ['Lid'] }),
      'other',
    ],
  }
  test.for(Object.entries(cases))('%s', ([, [account, tier]]) => {
    const escalation = escalating(account)
    expect(escalation.tier(standingOf(escalation, 'user/ada').principal)).toBe(tier)
  })

  test('a service-linked role is nobody’s to be', () => {
    const account = bakery().serviceLinkedRole('support.amazonaws.com', { inline: { p: allowing('*') } })
    const escalation = escalating(account)
    expect(escalation.everyone).toEqual([])
    expect(account.build().roles().map(escalation.tier)).toEqual(['other'])
  })

  test('who may assume an administrator reaches it', () => {
    const account = bakery()
      .user('ada')
      .role('chief', { trust: trusting('arn:aws:iam::123456789012:user/ada'), inline: { p: allowing('*') } })
    const escalation = escalating(account)
    expect(escalation.tier(standingOf(escalation, 'user/ada').principal)).toBe('reaches-admin')
  })
})
