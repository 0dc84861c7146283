import { describe, expect, test } from 'vitest'

import { readPolicyJson } from '../../../../src/policy/document/read-policy.ts'
import { administration } from '../../../../src/queries/shared/policies/administration.ts'
import { everythingIn } from '../../../../src/queries/shared/policies/everything.ts'
import { bakery } from '../../../support/account-builder.ts'
import { actionTable } from '../../../support/action-table.ts'

const everything = everythingIn(bakery().build(), actionTable)

/** A document of some statements; each allows on everything unless it says otherwise. */
function policy(...statements: readonly object[]) {
  return readPolicyJson({
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({
      Effect: 'Allow',
      ...('NotResource' in statement ? {} : { Resource: '*' }),
      ...statement,
    })),
  })
}

const withMfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }
const withoutMfa = { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }

/** Documents that make an administrator, with the places of the statements that do. */
const ADMINISTRATORS: Readonly<Record<string, readonly [document: ReturnType<typeof policy>, statements: number[]]>> = {
  'everything on everything': [policy({ Action: '*' }), [0]],
  'every service': [policy({ Action: '*:*' }), [0]],
  'stars and question marks': [policy({ Action: '**' }), [0]],
  'a star among others': [policy({ Action: ['s3:GetObject', '*', 'x'] }), [0]],
  'a star among resources': [policy({ Action: '*', Resource: ['arn:aws:s3:::flour', '*'] }), [0]],
  'every ARN of the partition': [policy({ Action: '*', Resource: 'arn:aws:*' }), [0]],
  'every ARN by stars': [policy({ Action: '*', Resource: 'arn:*:*:*:*:*' }), [0]],
  'all but an action that is none': [policy({ NotAction: 'bakery:Bake' }), [0]],
  'all but harmless actions': [policy({ NotAction: ['s3:GetObject', 'ec2:*'] }), [0]],
  'all but one resource': [policy({ Action: '*', NotResource: 'arn:aws:s3:::flour' }), [0]],
  'all but a resource that is none': [policy({ Action: '*', NotResource: 'flour' }), [0]],
  'two statements that are everything together': [policy({ Action: 'iam:*' }, { NotAction: 'iam:*' }), [0, 1]],
  'actions by half the alphabet each': [
    policy({ Action: ['a*', 'b*', 'c*', 'd*', 'e*', 'f*', 'g*', 'h*'] }, { Action: 'I?M:*' }, { NotAction: ['?a*:*'] }),
    [1, 2],
  ],
  'two halves of the resources': [
    policy(
      { Action: '*', Resource: 'arn:aws:iam::123456789012:*' },
      { Action: '*', NotResource: 'arn:aws:iam::123456789012:*' },
    ),
    [0, 1],
  ],
  'the statement that is enough, whatever stands beside it': [
    policy({ Action: 'iam:*' }, { Action: '*' }, { Action: '*', ...withMfa }),
    [1],
  ],
  'a Deny of other actions': [policy({ Action: '*' }, { Effect: 'Deny', Action: 's3:*' }), [0]],
  'a Deny of all but one of the actions that give': [
    policy(
      { Action: '*' },
      {
        Effect: 'Deny',
        Action: ['iam:PutUserPolicy', 'iam:AttachUserPolicy', 'iam:PutRolePolicy', 'iam:CreatePolicyVersion'],
      },
    ),
    [0],
  ],
  'a Deny of some resources': [
    policy({ Action: '*' }, { Effect: 'Deny', Action: 'iam:*', Resource: 'arn:aws:iam::*:*/head-baker' }),
    [0],
  ],
  'a Deny of all but some resources': [
    policy({ Action: '*' }, { Effect: 'Deny', Action: 'iam:*', NotResource: 'arn:aws:iam::*:user/apprentice-*' }),
    [0],
  ],
  'a conditional Deny of other actions': [
    policy({ Action: '*' }, { Effect: 'Deny', NotAction: ['iam:*', 'sts:*'], ...withoutMfa }),
    [0],
  ],
}

const CONDITIONAL: typeof ADMINISTRATORS = {
  'an Allow with a condition': [policy({ Action: '*', ...withMfa }), [0]],
  'a Deny with a condition': [
    policy({ Action: '*' }, { Effect: 'Deny', NotAction: 'iam:ListUsers', ...withoutMfa }),
    [0, 1],
  ],
  'everything together, one part of it with a condition': [
    policy({ NotAction: 'iam:*' }, { Action: 'iam:*', ...withMfa }),
    [0, 1],
  ],
}

const OTHERS: Readonly<Record<string, ReturnType<typeof policy>>> = {
  nothing: policy(),
  'all of IAM, which only leads there': policy({ Action: 'iam:*' }),
  'all but IAM': policy({ NotAction: ['iam:*', 'organizations:*', 'account:*'] }),
  'all but IAM, and IAM on oneself': policy(
    { NotAction: 'iam:*' },
    { Action: 'iam:*', Resource: 'arn:aws:iam::*:user/${aws:username}' },
  ),
  'all but everything': policy({ NotAction: '*' }, { Action: 'iam:*' }),
  'all resources but all': policy({ Action: '*', NotResource: '*' }),
  'everything on some resources': policy({ Action: '*', Resource: 'arn:aws:s3:::*' }),
  'everything on the resources of IAM': policy({ Action: '*', Resource: 'arn:aws:iam::*:*' }),
  'everything on another partition': policy({ Action: '*', Resource: 'arn:aws-cn:*' }),
  'everything on what a tag names': policy({ Action: '*', Resource: '${aws:PrincipalTag/all}' }),
  'a Deny of everything': policy({ Action: '*' }, { Effect: 'Deny', Action: '*' }),
  'a Deny of IAM': policy({ Action: '*' }, { Effect: 'Deny', Action: 'I*:*' }),
  'a Deny of all but harmless actions': policy({ Action: '*' }, { Effect: 'Deny', NotAction: 's3:*' }),
  'a Deny of each resource': policy(
    { Action: '*' },
    { Effect: 'Deny', Action: 'iam:*', Resource: ['arn:aws:iam::*:user/*', 'arn:aws:iam::*:role/*'] },
    { Effect: 'Deny', Action: 'iam:CreatePolicyVersion' },
  ),
  'an Allow that a Deny always takes back': policy(
    { Action: '*', ...withMfa },
    { Effect: 'Deny', Action: '*', ...withMfa },
  ),
  'an Allow that ended': policy({
    Action: '*',
    Condition: { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } },
  }),
  'an Allow whose conditions never meet': policy({
    Action: '*',
    Condition: { StringEquals: { 'aws:PrincipalTag/a': 'x' }, StringNotEquals: { 'aws:PrincipalTag/a': 'x' } },
  }),
  'only a Deny': policy({ Effect: 'Deny', Action: 's3:*' }),
}

const OPEN: typeof OTHERS = {
  'an Allow with a condition that IAM does not know': policy({ Action: '*', Condition: { Maybe: { a: 'b' } } }),
  'an effect that is none': policy({ Effect: 'allow', Action: '*' }),
  'a Deny that cannot be read': policy({ Action: '*' }, { Effect: 'Deny', Action: '*', Condition: 'x' }),
  'a Deny of nobody knows which resources': policy({ Action: '*' }, { Effect: 'Deny', Action: '*', Resource: [{}] }),
  'an Allow that names a principal': policy({ Action: '*', Principal: '*' }),
}

describe('administration', () => {
  test.each(Object.entries(ADMINISTRATORS))('is %s', (_, [document, statements]) => {
    expect(answer(document)).toEqual({ decision: 'allowed', statements })
  })

  test.each(Object.entries(CONDITIONAL))('is conditional by %s', (_, [document, statements]) => {
    expect(answer(document)).toEqual({ decision: 'conditional', statements })
  })

  test.each(Object.entries(OTHERS))('is not %s', (_, document) => {
    expect(answer(document)).toEqual({ decision: 'denied', statements: [] })
  })

  test.each(Object.entries(OPEN))('is left open by %s', (_, document) => {
    expect(answer(document)).toMatchObject({ decision: 'unknown' })
  })

  test('is not left open by an undecidable statement that cannot matter', () => {
    const odd = { Effect: 'Deny', Action: 's3:*', Condition: 'x' }
    expect(answer(policy({ Action: '*' }, odd))).toEqual({ decision: 'allowed', statements: [0] })
    expect(answer(policy({ Action: 's3:*' }, { Action: 'ec2:*', Condition: 'x' }))).toEqual({
      decision: 'denied',
      statements: [],
    })
  })
})

function answer(document: ReturnType<typeof policy>): unknown {
  const { decision, statements } = administration(document, everything)
  return { decision, statements: statements.map(({ index }) => index) }
}
