import policyBadMfaCondition from '../../../src/queries/policies/policy-bad-mfa-condition.ts'
import { bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const PRESENT = 'aws:MultiFactorAuthPresent'
const AGE = 'aws:MultiFactorAuthAge'
const OWN = 'arn:aws:iam::*:user/${aws:username}'

/** A policy of statements on everything. */
const policy = (...statements: readonly object[]) =>
  bakery().policy('Till', {
    document: {
      Version: '2012-10-17',
      Statement: statements.map((more) => ({ Effect: 'Allow', Action: 's3:*', Resource: '*', ...more })),
    },
  })
const allow = (condition: object) => policy({ Condition: condition })
const deny = (condition: object, more: object = {}) => ({ Effect: 'Deny', Action: '*', Condition: condition, ...more })
const unless = (spared: string | readonly string[]) =>
  policy(deny({ BoolIfExists: { [PRESENT]: 'false' } }, { Action: undefined, NotAction: spared }))

const KEYS = 'requests signed with access keys, in which the key is missing'

testQuery(policyBadMfaCondition, {
  reports: {
    'an Allow that holds if the key is missing': [
      allow({ BoolIfExists: { [PRESENT]: 'true' } }),
      [{ policyArn: 'policy/Till', statement: 0, flaw: `allows ${KEYS}` }],
    ],
    'an Allow whose bound on the age holds if it is missing': [
      allow({ NumericLessThanIfExists: { [AGE]: '3600' } }),
      [{ policyArn: 'policy/Till', flaw: `allows ${KEYS}` }],
    ],
    'an Allow that only asks whether the key is there': [
      allow({ Null: { [PRESENT]: 'false' } }),
      [{ policyArn: 'policy/Till', flaw: 'allows sessions without MFA' }],
    ],
    'a Deny that access keys escape': [
      policy({}, deny({ Bool: { [PRESENT]: 'false' } })),
      [{ policyArn: 'policy/Till', statement: 1, flaw: `does not deny ${KEYS}` }],
    ],
    'a Deny that sessions escape': [
      policy({}, deny({ Null: { [PRESENT]: 'true' } })),
      [{ policyArn: 'policy/Till', statement: 1, flaw: 'does not deny sessions without MFA' }],
    ],
    'a Deny of old sessions only': [
      policy(deny({ NumericGreaterThan: { [AGE]: '3600' } })),
      [{ policyArn: 'policy/Till', flaw: `does not deny ${KEYS}` }],
    ],
    'a Deny whose gap another fills for some actions only': [
      policy(deny({ Bool: { [PRESENT]: 'false' } }), deny({ Null: { [PRESENT]: 'true' } }, { Action: 'iam:*' })),
      [{ policyArn: 'policy/Till', statement: 0, flaw: `does not deny ${KEYS}` }],
    ],
    'a Deny that spares all of IAM': [
      unless('iam:*'),
      [{ policyArn: 'policy/Till', flaw: 'spares actions of IAM that nobody needs to begin with MFA' }],
    ],
    'a Deny that spares keys and the end of MFA': [
      unless([
        'iam:EnableMFADevice',
        'iam:Deactivate*',
        'iam:CreateAccessKey',
        'iam:AttachUserPolicy',
        'iam:List*',
        'sts:*',
      ]),
      [
        {
          policyArn: 'policy/Till',
          actions: ['iam:CreateAccessKey', 'iam:DeactivateMFADevice', 'iam:AttachUserPolicy'],
        },
      ],
    ],
    'a user who may switch off his MFA': [
      policy(
        { Action: ['iam:EnableMFADevice', 'iam:DeactivateMFADevice'], Resource: OWN },
        { Condition: { Bool: { [PRESENT]: 'true' } } },
      ),
      [
        {
          policyArn: 'policy/Till',
          statement: 0,
          flaw: 'lets users switch off their MFA without using it',
          actions: ['iam:DeactivateMFADevice'],
        },
      ],
    ],
    'a user who may switch off his MFA, since a Deny spares that: once, at the Deny': [
      policy(
        { Action: ['iam:EnableMFADevice', 'iam:DeactivateMFADevice'], Resource: OWN },
        deny({ BoolIfExists: { [PRESENT]: 'false' } }, { Action: undefined, NotAction: 'iam:De*MFADevice' }),
      ),
      [{ policyArn: 'policy/Till', statement: 1, actions: ['iam:DeactivateMFADevice'] }],
    ],
    'a user who may switch off his MFA, beside a Deny that spares keys': [
      policy(
        { Action: 'iam:DeactivateMFADevice', Resource: OWN },
        deny(
          { BoolIfExists: { [PRESENT]: 'false' } },
          { Action: undefined, NotAction: 'iam:CreateAccessKey', Resource: 'arn:aws:iam::*:user/staff/*' },
        ),
      ),
      [
        { policyArn: 'policy/Till', statement: 0, actions: ['iam:DeactivateMFADevice'] },
        { policyArn: 'policy/Till', statement: 1, actions: ['iam:CreateAccessKey'] },
      ],
    ],
    'trust policies, before the embedded policies of their role': [
      bakery().role('oven', {
        trust: trusting('123456789012', { Condition: { BoolIfExists: { [PRESENT]: true } } }),
        inline: {
          '': {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Action: '*', Resource: '*', Condition: { BoolIfExists: { [PRESENT]: true } } },
            ],
          },
        },
      }),
      [
        { resourceArn: 'role/oven', policyName: null, flaw: `allows ${KEYS}` },
        { resourceArn: 'role/oven', policyName: '' },
      ],
    ],
  },
  silent: {
    'an Allow with Bool': allow({ Bool: { [PRESENT]: 'true' } }),
    'an Allow with a bound on the age': allow({ NumericLessThan: { [AGE]: '3600' } }),
    'an Allow that asks whether the age is there': allow({ Null: { [AGE]: 'false' } }),
    'an Allow with both forms': allow({ BoolIfExists: { [PRESENT]: 'true' }, Null: { [PRESENT]: 'false' } }),
    'an Allow for those without MFA': allow({ BoolIfExists: { [PRESENT]: 'false' } }),
    'a Deny with BoolIfExists': policy({}, deny({ BoolIfExists: { [PRESENT]: 'false' } })),
    'a Deny where the age is missing': policy({}, deny({ Null: { [AGE]: 'true' } })),
    'a Deny with Bool, and one where the key is missing': policy(
      deny({ Bool: { [PRESENT]: 'false' } }),
      deny({ Null: { [PRESENT]: 'true' } }),
    ),
    'a Deny of those with MFA': policy(deny({ Bool: { [PRESENT]: 'true' } })),
    "AWS's own example": policy(
      { Action: ['iam:CreateVirtualMFADevice'], Resource: 'arn:aws:iam::*:mfa/*' },
      { Action: ['iam:DeactivateMFADevice', 'iam:EnableMFADevice', 'iam:ListMFADevices'], Resource: OWN },
      deny(
        { BoolIfExists: { [PRESENT]: 'false' } },
        {
          Action: undefined,
          NotAction: [
            'iam:CreateVirtualMFADevice',
            'iam:EnableMFADevice',
            'iam:GetUser',
            'iam:ListMFADevices',
            'iam:ListVirtualMFADevices',
            'iam:ResyncMFADevice',
            'sts:GetSessionToken',
          ],
        },
      ),
    ),
    'what one Deny spares and another denies': policy(
      deny({ BoolIfExists: { [PRESENT]: 'false' } }, { Action: undefined, NotAction: 'iam:*' }),
      deny({ BoolIfExists: { [PRESENT]: 'false' } }, { Action: 'iam:*' }),
    ),
    'a document that does not speak of MFA': policy({ Action: 'iam:DeactivateMFADevice', Resource: OWN }),
    'a trust policy with Bool': bakery().role('oven', {
      trust: trusting('123456789012', { Condition: { Bool: { [PRESENT]: true } } }),
    }),
    'a trust policy of services': bakery().role('oven', {
      trust: trusting('lambda.amazonaws.com', { Condition: { BoolIfExists: { [PRESENT]: true } } }),
    }),
  },
  unknown: {
    'a condition that cannot be read': [
      allow({ Boole: { [PRESENT]: 'true' } }),
      [
        {
          part: 'customer-policies',
          reason: 'its statement 0 cannot be decided: its Condition has an operator that IAM does not know: Boole',
          subjects: ['policy/Till'],
        },
      ],
    ],
    'trust policies that the night lacks, or that do not parse': [
      bakery()
        .role('mixer', { trust: null })
        .role('oven', { trust: { text: '{' } }),
      [
        { part: 'roles', reason: 'its trust policy cannot be read: it is not a JSON object', subjects: ['role/oven'] },
        { part: 'roles', reason: 'its trust policy was not given', subjects: ['role/mixer'] },
      ],
    ],
  },
})
