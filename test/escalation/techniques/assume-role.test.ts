import { ASSUME_ROLE } from '../../../src/escalation/techniques/assume-role.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing, trusting } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const OWN = 'arn:aws:iam::123456789012:user/mallory'

testTechniques(ASSUME_ROLE, {
  'assume-role': {
    reports: {
      'a role that names the caller, who has no policy at all': [
        bakery().role('oven', { trust: OWN }).user('mallory'),
        { to: 'role/oven', decision: 'allowed', precondition: 'met' },
      ],
      'a role that anyone in the account may assume': [
        bakery()
          .role('oven', { trust: '123456789012' })
          .user('mallory', { inline: { Assume: allowing('sts:AssumeRole') } }),
        { to: 'role/oven', decision: 'allowed' },
      ],
      'a role that trusts whoever has a tag': [
        bakery()
          .role('oven', {
            trust: trusting('123456789012', {
              Condition: { StringEquals: { 'aws:PrincipalTag/team': 'bread' } },
            }),
          })
          .user('mallory', { tags: { team: 'bread' }, inline: { Assume: allowing('sts:AssumeRole') } }),
        { to: 'role/oven', decision: 'allowed' },
      ],
      'a role that asks for multi-factor authentication': [
        bakery()
          .role('oven', { trust: trusting(OWN, { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }) })
          .user('mallory'),
        { to: 'role/oven', decision: 'conditional' },
      ],
    },
    silent: {
      'a role that asks for multi-factor authentication, which a Lambda function does not have': bakery()
        .role('oven', { trust: trusting(OWN, { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }) })
        .role('mallory', { trust: 'lambda.amazonaws.com', inline: { Assume: allowing('sts:AssumeRole') } }),
      'a role that trusts the account, without an Allow': bakery()
        .role('oven', { trust: '123456789012' })
        .user('mallory'),
      'an Allow, without trust': bakery()
        .role('oven', { trust: 'lambda.amazonaws.com' })
        .user('mallory', { inline: { Assume: allowing('sts:AssumeRole') } }),
      'a role that trusts whoever has another tag': bakery()
        .role('oven', {
          trust: trusting('123456789012', { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'bread' } } }),
        })
        .user('mallory', { tags: { team: 'cake' }, inline: { Assume: allowing('sts:AssumeRole') } }),
      'a boundary that does not speak of it, though the role names the caller': bakery()
        .policy('Fence', { document: allowing('s3:*') })
        .role('oven', { trust: OWN })
        .user('mallory', { boundary: 'Fence' }),
      'a Deny, though the role names the caller': bakery()
        .role('oven', { trust: OWN })
        .user('mallory', {
          inline: {
            Fence: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Deny', Action: 'sts:*', Resource: '*' }],
            },
          },
        }),
      'a role that may pass itself on, to itself': bakery().role('mallory', {
        trust: 'arn:aws:iam::123456789012:role/mallory',
      }),
    },
  },
})
