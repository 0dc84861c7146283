import { OUTSIDERS } from '../../../src/escalation/techniques/outsiders.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testTechniques } from '../../support/test-technique.ts'

const SAML = 'arn:aws:iam::123456789012:saml-provider/Staff'
const GITHUB = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com'

testTechniques(OUTSIDERS, {
  'assume-role-from-another-account': {
    reports: {
      'the root of another account': [
        bakery().role('oven', { trust: '111122223333' }),
        { to: 'role/oven', name: '111122223333', decision: 'allowed' },
      ],
      'a role of another account, with an external id': [
        bakery().role('oven', {
          trust: trusting('arn:aws:iam::444455556666:role/mixer', {
            Condition: { StringEquals: { 'sts:ExternalId': 'yeast' } },
          }),
        }),
        { to: 'role/oven', name: 'arn:aws:iam::444455556666:role/mixer', decision: 'conditional' },
      ],
    },
    silent: {
      'the account itself': bakery().role('oven', { trust: '123456789012' }),
      'another account that a Deny keeps out': bakery().role('oven', {
        trust: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
            { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' },
          ],
        },
      }),
      'another account that may do something else': bakery().role('oven', {
        trust: trusting('111122223333', { Action: 'sts:TagSession' }),
      }),
    },
  },
  'assume-role-as-anyone': {
    reports: {
      everyone: [bakery().role('oven', { trust: '*' }), { to: 'role/oven', name: '*', decision: 'allowed' }],
    },
    silent: {
      'everyone of the account': bakery().role('oven', {
        trust: trusting('*', { Condition: { StringEquals: { 'aws:PrincipalAccount': '123456789012' } } }),
      }),
      'a role of the account': bakery().role('oven', { trust: 'arn:aws:iam::123456789012:role/mill' }),
    },
  },
  'assume-role-through-saml-provider': {
    reports: {
      'a provider of the account': [
        bakery()
          .provider('saml', 'Staff')
          .role('oven', {
            trust: trusting(
              { Federated: SAML },
              {
                Action: 'sts:AssumeRoleWithSAML',
                Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
              },
            ),
          }),
        { to: 'role/oven', name: SAML, decision: 'conditional' },
      ],
    },
    silent: {
      'a provider of SAML for an action that is not': bakery()
        .provider('saml', 'Staff')
        .role('oven', { trust: trusting({ Federated: SAML }, { Action: 'sts:AssumeRoleWithWebIdentity' }) }),
    },
  },
  'assume-role-through-oidc-provider': {
    reports: {
      'pipelines of one repository': [
        bakery().role('oven', {
          trust: trusting(
            { Federated: GITHUB },
            {
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:bakery/bread:*' } },
            },
          ),
        }),
        { to: 'role/oven', name: GITHUB, decision: 'conditional' },
      ],
      'everybody of the provider': [
        bakery().role('oven', {
          trust: trusting({ Federated: 'accounts.google.com' }, { Action: 'sts:AssumeRoleWithWebIdentity' }),
        }),
        { to: 'role/oven', name: 'accounts.google.com', decision: 'allowed' },
      ],
    },
    silent: {
      'plain sts:AssumeRole, which a provider cannot ask for': bakery().role('oven', {
        trust: trusting({ Federated: GITHUB }),
      }),
    },
  },
  'assume-role-as-service': {
    reports: {
      'a service': [
        bakery().role('oven', { trust: 'lambda.amazonaws.com' }),
        { to: 'role/oven', name: 'lambda.amazonaws.com', decision: 'allowed' },
      ],
    },
    silent: {
      'a service-linked role, which is its service’s alone': bakery().serviceLinkedRole('ecs.amazonaws.com'),
      'a role that trusts nobody any more': bakery().role('oven', { trust: 'AROAEXAMPLEDELETED123' }),
    },
  },
})
