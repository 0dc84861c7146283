import { describe, expect, test } from 'vitest'

import { askerOf, outsider } from '../../src/access/asker.ts'
import type { AccessQuestion, Decision } from '../../src/access/decision.ts'
import { type AccessInput, openAccess } from '../../src/access/open-access.ts'
import { readPolicyJson } from '../../src/policy/document/read-policy.ts'
import { type Bakery, bakery } from '../support/account-builder.ts'
import { actionTable } from '../support/action-table.ts'
import { allowing, trusting } from '../support/documents.ts'

const BUN = 'arn:aws:s3:::oven/bun'
const OVEN = 'arn:aws:iam::123456789012:role/oven'
const ADA = 'arn:aws:iam::123456789012:user/ada'

const allow = (Action: string | string[], Resource: string | string[] = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})
const deny = (Action: string | string[], Resource: string | string[] = '*', more: object = {}) => ({
  ...allow(Action, Resource, more),
  Effect: 'Deny',
})
const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements })
const when = (operator: string, key: string, value: string | string[]) => ({
  Condition: { [operator]: { [key]: value } },
})

const ada = (...statements: object[]) => bakery().user('ada', { inline: { p: policy(...statements) } })

interface Asked extends Partial<AccessQuestion> {
  readonly who?: string
  readonly session?: string
  readonly given?: Partial<AccessInput>
}

function ask(
  account: Bakery,
  { who = 'ada', session, given = {}, action = 's3:GetObject', resource = BUN, ...rest }: Asked = {},
): Decision {
  const night = account.build()
  const principal = [...night.users(), ...night.roles()].find(({ name, arn }) => name === who || arn === who)
  const foreign = outsider(who)
  const asker = principal ? askerOf(principal) : foreign ? { caller: foreign, principal: null } : null
  if (asker === null) throw new RangeError(`nobody is called ${who}`)
  const asking = session === undefined ? asker : { ...asker, session }
  return openAccess({ account: night, actions: () => actionTable, ...given }).can(asking, { action, resource, ...rest })
}

/** What one session of a role asks, which may use S3 under a condition. */
const dawn: Asked = { who: 'oven', session: 'dawn' }
const own = (operator: string, key: string, value: string) =>
  bakery().role('oven', {
    id: 'AROAOVEN00000000',
    inline: { p: policy(allow('s3:*', '*', when(operator, key, value))) },
  })

/** A role that may use S3 with MFA alone. */
const withMfa = (trust: string | object | null, operator = 'Bool') =>
  bakery().role('oven', {
    trust,
    inline: { p: policy(allow('s3:*', '*', when(operator, 'aws:MultiFactorAuthPresent', 'true'))) },
  })
const SAML = { Federated: 'arn:aws:iam::123456789012:saml-provider/bakers' }
const ALL_BUT_SOME = policy({
  Effect: 'Allow',
  NotPrincipal: { Service: 'ec2.amazonaws.com' },
  Action: 'sts:AssumeRole',
})

type Cases = Readonly<Record<string, readonly [account: Bakery, expected: Decision['decision'], asked?: Asked]>>

const levels = (...files: object[][]) => files.map((file) => file.map(readPolicyJson))
const everything = policy(allow('*'))

const identity: Cases = {
  'nothing is denied by default': [bakery().user('ada'), 'denied'],
  'an Allow': [ada(allow('s3:GetObject', 'arn:aws:s3:::oven/*')), 'allowed'],
  'letter case of an action means nothing': [ada(allow('S3:getOBJECT')), 'allowed'],
  'letter case of a resource does': [ada(allow('s3:*', 'arn:aws:s3:::Oven/*')), 'denied'],
  'another resource': [ada(allow('s3:*', 'arn:aws:s3:::mill/*')), 'denied'],
  'NotAction leaves the rest': [ada({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }), 'allowed'],
  'NotAction leaves out what it names': [ada({ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }), 'denied'],
  NotResource: [ada({ Effect: 'Allow', Action: 's3:*', NotResource: 'arn:aws:s3:::mill/*' }), 'allowed'],
  'a Deny outdoes an Allow': [ada(allow('*'), deny('s3:Get*')), 'denied'],
  'a Deny in another policy': [
    bakery().user('ada', { inline: { a: policy(allow('*')), b: policy(deny('s3:*')) } }),
    'denied',
  ],
  'through a group': [
    bakery()
      .group('bakers', { inline: { p: policy(allow('s3:*')) } })
      .user('ada', { groups: ['Bakers'] }),
    'allowed',
  ],
  'a Deny of a group': [
    bakery()
      .group('bakers', { inline: { p: policy(deny('s3:*')) } })
      .user('ada', { groups: ['bakers'], inline: { p: policy(allow('*')) } }),
    'denied',
  ],
  'the default version of a managed policy decides': [
    bakery()
      .policy('Bake', {
        defaultVersion: 'v1',
        versions: [
          { version: 'v2', document: allowing('*') },
          { version: 'v1', isDefault: true, document: allowing('sqs:*') },
        ],
      })
      .user('ada', { attached: ['Bake'] }),
    'denied',
  ],
  'a policy variable that the night knows': [
    ada(allow('s3:*', 'arn:aws:s3:::${aws:username}/*')),
    'allowed',
    { resource: 'arn:aws:s3:::ada/bun' },
  ],
  'a policy variable that is somebody else': [ada(allow('s3:*', 'arn:aws:s3:::${aws:username}/*')), 'denied'],
  'a variable in an old document is text': [
    bakery().user('ada', { inline: { p: { Statement: allow('s3:*', 'arn:aws:s3:::${aws:username}/*') } } }),
    'denied',
    { resource: 'arn:aws:s3:::ada/bun' },
  ],
  'a tag of the user': [
    bakery().user('ada', {
      tags: { Team: 'dough' },
      inline: { p: policy(allow('s3:*', '*', when('StringEquals', 'aws:PrincipalTag/team', 'dough'))) },
    }),
    'allowed',
  ],
  'a tag that the user lacks': [
    ada(allow('s3:*', '*', when('StringEquals', 'aws:PrincipalTag/team', 'dough'))),
    'denied',
  ],
  'an action that takes no resource is asked of *': [
    ada(allow('s3:ListAllMyBuckets', 'arn:aws:s3:::oven')),
    'denied',
    { action: 's3:ListAllMyBuckets', resource: null },
  ],
  'a key is no condition key for being called like the resource': [
    ada(allow('s3:*', '*', when('StringEquals', 'resource', BUN))),
    'conditional',
  ],
  'an empty NotAction may mean everything or nothing': [
    ada({ Effect: 'Allow', NotAction: [], Resource: '*' }),
    'unknown',
  ],
  'an empty Action names nothing': [ada({ Effect: 'Allow', Action: [], Resource: '*' }), 'denied'],
  'a policy of resources has no place among those of a user': [
    ada({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }),
    'unknown',
  ],
  'of two groups that letter case tells apart, the one that is named': [
    bakery()
      .group('Bakers', { inline: { p: everything } })
      .group('bakers')
      .user('ada', { groups: ['bakers'] }),
    'denied',
  ],
  'of two groups that letter case tells apart, neither': [
    bakery()
      .group('Bakers', { inline: { p: everything } })
      .group('bakers')
      .user('ada', { groups: ['BAKERS'] }),
    'unknown',
  ],
  'a group that the night lacks': [bakery().user('ada', { groups: ['bakers'], inline: { p: everything } }), 'unknown'],
  'a resource left open: all of them': [ada(allow('s3:*')), 'allowed', { resource: null }],
  'a resource left open: some of them': [ada(allow('s3:*', 'arn:aws:s3:::oven/*')), 'conditional', { resource: null }],
  'a resource left open: none is left': [
    ada(allow('s3:*', 'arn:aws:s3:::oven/*'), deny('s3:*', 'arn:aws:s3:::o*')),
    'denied',
    { resource: null },
  ],
  'a resource left open is one that the action can be asked of': [
    ada(allow('*', 'arn:aws:s3:::*')),
    'denied',
    { action: 'iam:CreateUser', resource: null },
  ],
  'all that it can be asked of': [
    ada(allow('*', 'arn:aws:sqs:*')),
    'allowed',
    { action: 'sqs:SendMessage', resource: null },
  ],
  'who one is needs no permission, and no Deny takes it away': [
    ada(deny('*')),
    'allowed',
    { action: 'sts:GetCallerIdentity', resource: null },
  ],
  'every resource of a pattern': [
    ada(allow('s3:*', 'arn:aws:s3:::oven/*')),
    'allowed',
    { resource: 'arn:aws:s3:::oven/a*' },
  ],
}

const MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'false' }, NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }
const AT_TWO_TIMES = {
  DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' },
  NumericGreaterThan: { 'aws:EpochTime': '1956528000' },
}

const conditions: Cases = {
  'a time that one clock has and the other has not': [ada(allow('s3:*', '*', { Condition: AT_TWO_TIMES })), 'denied'],
  'a time by one clock, known by the other': [
    ada(
      allow('s3:*', '*', {
        Condition: { ...AT_TWO_TIMES, DateLessThan: { 'aws:CurrentTime': '2040-01-01T00:00:00Z' } },
      }),
    ),
    'allowed',
    { context: new Map([['aws:currenttime', '2035-01-01T00:00:00Z']]) },
  ],
  'what is said of both clocks is taken as it is said': [
    ada(allow('s3:*', '*', { Condition: AT_TWO_TIMES })),
    'allowed',
    {
      context: new Map([
        ['aws:currenttime', '2029-01-01T00:00:00Z'],
        ['aws:epochtime', '1956528001'],
      ]),
    },
  ],
  'without MFA, and some time after it': [ada(allow('s3:*', '*', { Condition: MFA })), 'denied'],
  'the same, as somebody says that it is': [
    ada(allow('s3:*', '*', { Condition: MFA })),
    'allowed',
    {
      context: new Map([
        ['aws:multifactorauthpresent', 'false'],
        ['aws:multifactorauthage', '60'],
      ]),
    },
  ],
  'a condition is left over': [
    ada(allow('s3:*', '*', when('Bool', 'aws:MultiFactorAuthPresent', 'true'))),
    'conditional',
  ],
  'a condition that the user decides': [
    ada(allow('s3:*', '*', when('Bool', 'aws:MultiFactorAuthPresent', 'true'))),
    'allowed',
    { context: new Map([['aws:multifactorauthpresent', 'true']]) },
  ],
  'a role that a service assumes comes without MFA': [withMfa('ec2.amazonaws.com'), 'denied', { who: 'oven' }],
  'and says so': [withMfa('ec2.amazonaws.com', 'BoolIfExists'), 'denied', { who: 'oven' }],
  'so does one that an identity provider lets in': [withMfa(trusting(SAML)), 'denied', { who: 'oven' }],
  'and one that only somebody who was deleted could assume': [
    withMfa('AIDAADA0000000000001'),
    'denied',
    { who: 'oven' },
  ],
  'a role that users assume may come with MFA': [withMfa('123456789012'), 'conditional', { who: 'oven' }],
  'and one whose trust names all but some': [withMfa(ALL_BUT_SOME), 'conditional', { who: 'oven' }],
  'and one whose trust is not known': [withMfa(null), 'conditional', { who: 'oven' }],
  'what the user says of MFA comes first': [
    withMfa('ec2.amazonaws.com'),
    'allowed',
    { who: 'oven', context: new Map([['aws:multifactorauthpresent', 'true']]) },
  ],
  'in a complete context what is not given is missing': [
    ada(allow('s3:*', '*', when('Bool', 'aws:MultiFactorAuthPresent', 'true'))),
    'denied',
    { contextIsComplete: true },
  ],
  'a contradiction is denied': [
    ada(
      allow('s3:*', '*', {
        Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' }, StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } },
      }),
    ),
    'denied',
  ],
  'a tautology is allowed': [
    ada(
      allow('s3:*', '*', when('StringEquals', 'aws:SourceVpc', 'vpc-1')),
      allow('s3:*', '*', when('StringNotEquals', 'aws:SourceVpc', 'vpc-1')),
    ),
    'allowed',
  ],
  'no tautology where the key may hold several values, which an operator for one never matches': [
    ada(
      allow('autoscaling:*', '*', when('StringEquals', 'autoscaling:LoadBalancerNames', 'a')),
      allow('autoscaling:*', '*', when('StringNotEquals', 'autoscaling:LoadBalancerNames', 'a')),
    ),
    'conditional',
    { action: 'autoscaling:CreateAutoScalingGroup', resource: null },
  ],
  'a Deny under a condition leaves one': [
    ada(allow('s3:*'), deny('s3:*', '*', when('StringNotEquals', 'aws:SourceVpc', 'vpc-1'))),
    'conditional',
  ],
  'a conditional Allow under a conditional Deny may leave nothing': [
    ada(
      allow('s3:*', '*', when('StringEquals', 'aws:SourceVpc', 'vpc-1')),
      deny('s3:*', '*', when('StringLike', 'aws:SourceVpc', 'vpc-*')),
    ),
    'denied',
  ],
  'a time that has passed': [
    ada(allow('s3:*', '*', when('DateLessThan', 'aws:CurrentTime', '2026-01-01T00:00:00Z'))),
    'denied',
  ],
  'sessions revoked long ago': [
    ada(allow('s3:*'), deny('*', '*', when('DateLessThan', 'aws:TokenIssueTime', '2026-01-01T00:00:00Z'))),
    'allowed',
  ],
  'the time is there however complete the context': [
    ada(allow('s3:*', '*', when('DateGreaterThan', 'aws:CurrentTime', '2026-01-01T00:00:00Z'))),
    'allowed',
    { contextIsComplete: true },
  ],
  'a time to come, whatever else is missing': [
    ada(allow('s3:*', '*', when('DateLessThan', 'aws:CurrentTime', '2030-01-01T00:00:00Z'))),
    'conditional',
    { contextIsComplete: true },
  ],
  'a second that has passed, as a number': [
    ada(allow('s3:*', '*', when('NumericGreaterThan', 'aws:EpochTime', '1577836800'))),
    'allowed',
  ],
  'a second that has passed, as a date': [
    ada(allow('s3:*', '*', when('DateGreaterThan', 'aws:EpochTime', '1577836800'))),
    'allowed',
  ],
  'tags that letter case alone tells apart': [
    bakery().user('ada', {
      tags: { Team: 'dough', team: 'icing' },
      inline: { p: policy(allow('s3:*', '*', when('StringEquals', 'aws:PrincipalTag/team', 'icing'))) },
    }),
    'conditional',
  ],
  'a tag called __proto__': [
    bakery().user('ada', {
      tags: [['__proto__', 'dough']],
      inline: { p: policy(allow('s3:*', '*', when('StringEquals', 'aws:PrincipalTag/__proto__', 'dough'))) },
    }),
    'allowed',
  ],
  'a session of the role that asks': [
    bakery().role('oven', {
      id: 'AROAOVEN00000000',
      inline: { p: policy(allow('s3:*', '*', when('StringLike', 'aws:userid', 'AROAOVEN00000000:*'))) },
    }),
    'allowed',
    { who: 'oven' },
  ],
  'one session of the role, by its id and name': [
    own('StringEquals', 'aws:userid', 'AROAOVEN00000000:dawn'),
    'allowed',
    dawn,
  ],
  'another session of the role': [own('StringEquals', 'aws:userid', 'AROAOVEN00000000:dusk'), 'denied', dawn],
  'whichever session of the role': [
    own('StringEquals', 'aws:userid', 'AROAOVEN00000000:dawn'),
    'conditional',
    { who: 'oven' },
  ],
  'the ARN of the principal of a session is its role’s': [own('ArnEquals', 'aws:PrincipalArn', OVEN), 'allowed', dawn],
  'not its own': [own('ArnLike', 'aws:PrincipalArn', 'arn:aws:sts::*:assumed-role/*'), 'denied', dawn],
  'what belongs to a session by its name': [
    bakery().role('oven', {
      id: 'AROAOVEN00000000',
      inline: { p: policy(allow('s3:*', 'arn:aws:s3:::oven/${aws:userid}/*')) },
    }),
    'allowed',
    { ...dawn, resource: 'arn:aws:s3:::oven/AROAOVEN00000000:dawn/bun' },
  ],
  'what belongs to another session': [
    bakery().role('oven', {
      id: 'AROAOVEN00000000',
      inline: { p: policy(allow('s3:*', 'arn:aws:s3:::oven/${aws:userid}/*')) },
    }),
    'denied',
    { ...dawn, resource: 'arn:aws:s3:::oven/AROAOVEN00000000:dusk/bun' },
  ],
  'what the user says of a session comes first': [
    own('StringEquals', 'aws:userid', 'AROAOVEN00000000:dusk'),
    'allowed',
    { ...dawn, context: new Map([['aws:userid', 'AROAOVEN00000000:dusk']]) },
  ],
  'a session of another role': [
    bakery().role('oven', {
      id: 'AROAOVEN00000000',
      inline: { p: policy(allow('s3:*', '*', when('StringLike', 'aws:userid', 'AROAMILL00000000:*'))) },
    }),
    'denied',
    { who: 'oven' },
  ],
  'the account of a bucket that the user gives': [
    ada(allow('s3:*', '*', when('StringEquals', 'aws:ResourceAccount', '123456789012'))),
    'denied',
    { resourceAccount: '444455556666' },
  ],
  'the account that an ARN says comes before one that is given': [
    ada(allow('sqs:*')),
    'allowed',
    {
      action: 'sqs:SendMessage',
      resource: 'arn:aws:sqs:eu-west-1:123456789012:orders',
      resourceAccount: '444455556666',
    },
  ],
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
  'passing a role does not reliably depend on its tags': [
    ada(allow('iam:PassRole', '*', when('StringEquals', 'aws:ResourceTag/team', 'dough'))).role('oven', {
      tags: { team: 'dough' },
    }),
    'conditional',
    { action: 'iam:PassRole', resource: OVEN },
  ],
  'the account of the resource': [
    ada(allow('sqs:*', '*', when('StringEquals', 'aws:ResourceAccount', '123456789012'))),
    'allowed',
    { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-1:123456789012:orders' },
  ],
  'a tag of a role that is asked about': [
    ada(allow('iam:*', '*', when('StringEquals', 'aws:ResourceTag/team', 'dough'))).role('oven', {
      tags: { team: 'dough' },
    }),
    'allowed',
    { action: 'iam:GetRole', resource: OVEN },
  ],
}

const limits: Cases = {
  'a boundary that allows': [
    bakery()
      .policy('Fence', { document: allowing('s3:*') })
      .user('ada', { boundary: 'Fence', inline: { p: everything } }),
    'allowed',
  ],
  'a boundary that does not': [
    bakery()
      .policy('Fence', { document: allowing('sqs:*') })
      .user('ada', { boundary: 'Fence', inline: { p: everything } }),
    'denied',
  ],
  'a boundary never grants': [
    bakery()
      .policy('Fence', { document: allowing('*') })
      .user('ada', { boundary: 'Fence' }),
    'denied',
  ],
  'a Deny of a boundary': [
    bakery()
      .policy('Fence', { document: policy(allow('*'), deny('s3:*')) })
      .user('ada', { boundary: 'Fence', inline: { p: everything } }),
    'denied',
  ],
  'a boundary whose document is missing': [
    bakery()
      .policy('Fence', { versions: null })
      .user('ada', { boundary: 'Fence', inline: { p: everything } }),
    'unknown',
  ],
  'without an Allow, a missing boundary changes nothing': [
    bakery().policy('Fence', { versions: null }).user('ada', { boundary: 'Fence' }),
    'denied',
  ],
  'a missing policy might allow': [
    bakery()
      .policy('Bake', { versions: null })
      .user('ada', { attached: ['Bake'] }),
    'unknown',
  ],
  'a missing policy might deny': [
    bakery()
      .policy('Bake', { versions: null })
      .user('ada', { attached: ['Bake'], inline: { p: everything } }),
    'unknown',
  ],
  'an explicit Deny stays, whatever is missing': [
    bakery()
      .policy('Bake', { versions: null })
      .user('ada', { attached: ['Bake'], inline: { p: policy(deny('s3:*')) } }),
    'denied',
  ],
  'a document that does not parse': [bakery().user('ada', { inline: { p: { text: '{"Statement": [' } } }), 'unknown'],
  'a statement with an operator that IAM does not know': [
    ada(allow('s3:*', '*', when('StringSounds', 'aws:SourceVpc', 'v'))),
    'unknown',
  ],
  'one that cannot matter does no harm': [
    ada(allow('s3:*'), allow('sqs:*', '*', when('StringSounds', 'aws:SourceVpc', 'v'))),
    'allowed',
  ],
  'SCPs that allow at every level': [
    ada(allow('*')),
    'allowed',
    { given: { scps: levels([everything], [policy(allow('s3:*'))]) } },
  ],
  'SCPs of one level unite': [
    ada(allow('*')),
    'allowed',
    { given: { scps: levels([policy(allow('sqs:*')), policy(allow('s3:*'))]) } },
  ],
  'SCPs of two levels intersect': [
    ada(allow('*')),
    'denied',
    { given: { scps: levels([policy(allow('sqs:*'))], [everything]) } },
  ],
  'a Deny of an SCP': [ada(allow('*')), 'denied', { given: { scps: levels([everything, policy(deny('s3:*'))]) } }],
  'SCPs do not bind the management account': [
    ada(allow('*')),
    'allowed',
    { given: { scps: levels([policy(deny('*'))]), isManagementAccount: true } },
  ],
  'SCPs do not bind service-linked roles': [
    bakery().serviceLinkedRole('support.amazonaws.com', { inline: { p: everything } }),
    'allowed',
    { who: 'AWSServiceRoleForSupport', given: { scps: levels([policy(deny('*'))]) } },
  ],
}

const resourcePolicy = (Principal: unknown, more: object = {}) => [
  readPolicyJson(policy({ Effect: 'Allow', Principal, Action: 's3:*', Resource: '*', ...more })),
]
const allButAda = [
  readPolicyJson(policy({ Effect: 'Deny', NotPrincipal: { AWS: [ADA, '123456789012'] }, Action: '*', Resource: '*' })),
]
const fenced = bakery().policy('Fence', { document: allowing('sqs:*') })
const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1'
const OF_KEYS = { Action: 'kms:*' }
const FUNCTION = 'arn:aws:lambda:eu-west-1:444455556666:function:mill'

const resources: Cases = {
  'the policy of a resource may grant in the same account': [
    bakery().user('ada'),
    'allowed',
    { given: { resourcePolicies: resourcePolicy({ AWS: ADA }) } },
  ],
  'naming the account leaves it to the identity policies': [
    bakery().user('ada'),
    'denied',
    { given: { resourcePolicies: resourcePolicy({ AWS: '123456789012' }) } },
  ],
  'a user that is named is not held back by a boundary that does not allow': [
    fenced.user('ada', { boundary: 'Fence' }),
    'allowed',
    { given: { resourcePolicies: resourcePolicy({ AWS: ADA }) } },
  ],
  'a role that is named is': [
    fenced.role('oven', { boundary: 'Fence' }),
    'denied',
    { who: 'oven', given: { resourcePolicies: resourcePolicy({ AWS: OVEN }) } },
  ],
  ...Object.fromEntries(
    (
      [
        ['that names the caller', { AWS: ADA }, 'allowed'],
        ['that names their account', { AWS: '123456789012' }, 'allowed'],
        ['that names somebody else', { AWS: '444455556666' }, 'denied'],
      ] as const
    ).map(([name, Principal, decision]) => [
      `the trust policy of a role beyond the night ${name}`,
      [
        ada(allow('*')),
        decision,
        {
          action: 'sts:AssumeRole',
          resource: 'arn:aws:iam::444455556666:role/mill',
          given: { resourcePolicies: resourcePolicy(Principal, { Action: 'sts:AssumeRole' }) },
        },
      ],
    ]),
  ),
  'a role of the night has a trust policy, and no other has a say': [
    ada(allow('*')).role('oven', { trust: '444455556666' }),
    'denied',
    {
      action: 'sts:AssumeRole',
      resource: OVEN,
      given: { resourcePolicies: resourcePolicy({ AWS: ADA }, { Action: 'sts:AssumeRole' }) },
    },
  ],
  'a Deny of a resource policy': [
    ada(allow('*')),
    'denied',
    { given: { resourcePolicies: resourcePolicy('*', { Effect: 'Deny' }) } },
  ],
  'a Deny of all but some, to one of them': [ada(allow('*')), 'allowed', { given: { resourcePolicies: allButAda } }],
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
  'a Deny of all but some, to one of them whom a boundary limits': [
    bakery()
      .policy('Wide', { document: everything })
      .user('ada', { boundary: 'Wide', inline: { p: everything } }),
    'denied',
    { given: { resourcePolicies: allButAda } },
  ],
  'everyone but some by aws:PrincipalArn: nobody says what a boundary does to that': [
    fenced.user('ada', { boundary: 'Fence' }),
    'unknown',
    { given: { resourcePolicies: resourcePolicy('*', when('ArnNotEquals', 'aws:PrincipalArn', OVEN)) } },
  ],
  'those whom aws:PrincipalArn names are not held back by a boundary that does not allow': [
    fenced.user('ada', { boundary: 'Fence' }),
    'allowed',
    { given: { resourcePolicies: resourcePolicy('*', when('ArnEquals', 'aws:PrincipalArn', ADA)) } },
  ],
  'a service, and no policy of the resource': [bakery(), 'unknown', { who: 'cloudtrail.amazonaws.com' }],
  'a key policy must allow': [
    ada(allow('kms:*')),
    'denied',
    { action: 'kms:Decrypt', resource: KEY, given: { resourcePolicies: resourcePolicy({ AWS: OVEN }, OF_KEYS) } },
  ],
  'without it nobody knows': [ada(allow('kms:*')), 'unknown', { action: 'kms:Decrypt', resource: KEY }],
  'where no key is named, the answer is of the own policies': [
    ada(allow('kms:*')),
    'allowed',
    { action: 'kms:Decrypt', resource: null },
  ],
  'an explicit Deny ends it all the same': [ada(deny('kms:*')), 'denied', { action: 'kms:Decrypt', resource: KEY }],
  'it has no say where there is no key': [
    ada(allow('kms:*')),
    'allowed',
    { action: 'kms:ListAliases', resource: null, given: { resourcePolicies: resourcePolicy({ AWS: OVEN }, OF_KEYS) } },
  ],
  'another account must allow too': [
    ada(allow('*')),
    'unknown',
    { action: 'lambda:InvokeFunction', resource: FUNCTION },
  ],
  'without an Allow of its own it is denied whatever that account says': [
    ada(allow('s3:*')),
    'denied',
    { action: 'lambda:InvokeFunction', resource: FUNCTION },
  ],
  'another account that allows': [
    ada(allow('*')),
    'allowed',
    {
      action: 'lambda:InvokeFunction',
      resource: FUNCTION,
      given: { resourcePolicies: resourcePolicy({ AWS: '123456789012' }, { Action: 'lambda:*' }) },
    },
  ],
  'across accounts both must': [
    bakery().user('ada'),
    'denied',
    { resourceAccount: '444455556666', given: { resourcePolicies: resourcePolicy({ AWS: ADA }) } },
  ],
}

const toAssume = (resource = OVEN): Asked => ({ action: 'sts:AssumeRole', resource })
const PROVIDER = 'arn:aws:iam::123456789012:saml-provider/Bakers'
const mayAssume = ada(allow('sts:AssumeRole', OVEN))

const trust: Cases = {
  'trust in the account and an own Allow': [mayAssume.role('oven', { trust: '123456789012' }), 'allowed', toAssume()],
  'trust in the account alone': [bakery().user('ada').role('oven', { trust: '123456789012' }), 'denied', toAssume()],
  'an own Allow alone': [mayAssume.role('oven', { trust: 'ec2.amazonaws.com' }), 'denied', toAssume()],
  'trust that names the user needs nothing else': [
    bakery().user('ada').role('oven', { trust: ADA }),
    'allowed',
    toAssume(),
  ],
  'an explicit Deny of its own still matters': [ada(deny('sts:*')).role('oven', { trust: ADA }), 'denied', toAssume()],
  everyone: [bakery().user('ada').role('oven', { trust: '*' }), 'allowed', toAssume()],
  'a condition of the trust policy': [
    bakery()
      .user('ada')
      .role('oven', { trust: trusting(ADA, when('StringEquals', 'sts:ExternalId', 'yeast')) }),
    'conditional',
    toAssume(),
  ],
  'a Deny in the trust policy': [
    mayAssume.role('oven', {
      trust: policy(
        { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' },
        { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' },
      ),
    }),
    'denied',
    toAssume(),
  ],
  'trust in another action': [
    mayAssume.role('oven', { trust: trusting('123456789012', { Action: 'sts:TagSession' }) }),
    'denied',
    toAssume(),
  ],
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
  'a boundary that does not allow holds back a user that is named, unlike elsewhere': [
    fenced.user('ada', { boundary: 'Fence' }).role('oven', { trust: ADA }),
    'denied',
    toAssume(),
  ],
  'it holds back a role that is named': [
    fenced.role('mill', { boundary: 'Fence' }).role('oven', { trust: 'arn:aws:iam::123456789012:role/mill' }),
    'denied',
    { ...toAssume(), who: 'mill' },
  ],
  'not a session of it that is named': [
    fenced
      .role('mill', { boundary: 'Fence' })
      .role('oven', { trust: 'arn:aws:sts::123456789012:assumed-role/mill/dawn' }),
    'conditional',
    { ...toAssume(), who: 'mill' },
  ],
  'the session of it that is named': [
    fenced
      .role('mill', { boundary: 'Fence' })
      .role('oven', { trust: 'arn:aws:sts::123456789012:assumed-role/mill/dawn' }),
    'allowed',
    { ...toAssume(), who: 'mill', session: 'dawn' },
  ],
  'the session that is named, of a role without an id': [
    bakery().role('mill', { id: '' }).role('oven', { trust: 'arn:aws:sts::123456789012:assumed-role/mill/dawn' }),
    'allowed',
    { ...toAssume(), who: 'mill', session: 'dawn' },
  ],
  'another session, of a role without an id': [
    bakery().role('mill', { id: '' }).role('oven', { trust: 'arn:aws:sts::123456789012:assumed-role/mill/dawn' }),
    'denied',
    { ...toAssume(), who: 'mill', session: 'dusk' },
  ],
  'another session of it': [
    bakery().role('mill').role('oven', { trust: 'arn:aws:sts::123456789012:assumed-role/mill/dawn' }),
    'denied',
    { ...toAssume(), who: 'mill', session: 'dusk' },
  ],
  'a role assumes itself only if it says so': [
    bakery().role('oven', { trust: 'ec2.amazonaws.com', inline: { p: policy(allow('sts:AssumeRole')) } }),
    'denied',
    { ...toAssume(), who: 'oven' },
  ],
  'a role that trusts itself': [bakery().role('oven', { trust: OVEN }), 'allowed', { ...toAssume(), who: 'oven' }],
  'a service': [
    bakery().role('oven', { trust: 'ec2.amazonaws.com' }),
    'allowed',
    { ...toAssume(), who: 'ec2.amazonaws.com' },
  ],
  'another service': [
    bakery().role('oven', { trust: 'ec2.amazonaws.com' }),
    'denied',
    { ...toAssume(), who: 'lambda.amazonaws.com' },
  ],
  'a SAML provider': [
    bakery().role('oven', {
      trust: trusting(
        { Federated: 'arn:aws:iam::123456789012:saml-provider/Bakers' },
        { Action: 'sts:AssumeRoleWithSAML' },
      ),
    }),
    'allowed',
    { action: 'sts:AssumeRoleWithSAML', resource: OVEN, who: 'arn:aws:iam::123456789012:saml-provider/Bakers' },
  ],
  'a web identity under its conditions': [
    bakery().role('oven', {
      trust: trusting(
        { Federated: 'cognito-identity.amazonaws.com' },
        {
          Action: 'sts:AssumeRoleWithWebIdentity',
          ...when('StringEquals', 'cognito-identity.amazonaws.com:aud', 'pool'),
        },
      ),
    }),
    'conditional',
    { action: 'sts:AssumeRoleWithWebIdentity', resource: OVEN, who: 'cognito-identity.amazonaws.com' },
  ],
  'another account, whose own policies are not here': [
    bakery().role('oven', { trust: '444455556666' }),
    'unknown',
    { ...toAssume(), who: '444455556666' },
  ],
  'another account that is not trusted': [
    bakery().role('oven', { trust: '444455556666' }),
    'denied',
    { ...toAssume(), who: '111122223333' },
  ],
  'another account, some of which are trusted': [
    bakery().role('oven', { trust: 'arn:aws:iam::444455556666:role/guest' }),
    'unknown',
    { ...toAssume(), who: '444455556666' },
  ],
  'another account by its root, of which a session is trusted': [
    bakery().role('oven', { trust: 'arn:aws:sts::444455556666:assumed-role/guest/night' }),
    'unknown',
    { ...toAssume(), who: 'arn:aws:iam::444455556666:root' },
  ],
  'another account, some of which are trusted elsewhere': [
    bakery().role('oven', { trust: 'arn:aws:iam::444455556666:role/guest' }),
    'denied',
    { ...toAssume(), who: '111122223333' },
  ],
  'another account, some of which are trusted where nobody can be': [
    bakery().role('oven', {
      trust: trusting(
        'arn:aws:iam::444455556666:role/guest',
        when('StringEquals', 'aws:PrincipalAccount', '111122223333'),
      ),
    }),
    'denied',
    { ...toAssume(), who: '444455556666' },
  ],
  'another account, some of which the policy of a resource lets in': [
    bakery(),
    'unknown',
    { who: '444455556666', given: { resourcePolicies: resourcePolicy({ AWS: 'arn:aws:iam::444455556666:user/eve' }) } },
  ],
  'which role? one that some of an account are trusted by': [
    bakery().role('oven', { trust: 'arn:aws:iam::444455556666:role/guest' }),
    'unknown',
    { action: 'sts:AssumeRole', resource: null, who: '444455556666' },
  ],
  'a principal that was deleted is nobody': [
    bakery().role('oven', { trust: 'AROADELETED0000000000' }),
    'denied',
    { ...toAssume(), who: 'AROADELETED0000000000' },
  ],
  'a trust policy that is missing': [mayAssume.role('oven', { trust: null }), 'unknown', toAssume()],
  'a role of another account': [
    ada(allow('sts:AssumeRole')),
    'unknown',
    toAssume('arn:aws:iam::444455556666:role/mill'),
  ],
  'a role of another account, without an own Allow': [
    bakery().user('ada'),
    'denied',
    toAssume('arn:aws:iam::444455556666:role/mill'),
  ],
  'a user is nothing that can be assumed': [ada(allow('*')), 'denied', toAssume(ADA)],
  'whoever comes with AWS credentials does not come from an identity provider': [
    ada(allow('*')).role('oven', { trust: trusting('123456789012', { Action: 'sts:*' }) }),
    'denied',
    { action: 'sts:AssumeRoleWithSAML', resource: OVEN },
  ],
  'whoever comes from an identity provider has no AWS credentials': [
    bakery().role('oven', { trust: trusting({ Federated: PROVIDER }, { Action: 'sts:*' }) }),
    'denied',
    { ...toAssume(), who: PROVIDER },
  ],
  'which role? one that the night does not hold': [
    ada(allow('sts:AssumeRole', 'arn:aws:iam::444455556666:role/mill')).role('oven'),
    'unknown',
    { action: 'sts:AssumeRole', resource: null },
  ],
  'which role? roles were not read': [
    mayAssume.parts({ roles: 'skipped' }),
    'unknown',
    { action: 'sts:AssumeRole', resource: null },
  ],
  'which role? of those that were not asked for': [
    mayAssume.parts({ roles: 'skipped' }),
    'denied',
    { action: 'sts:AssumeRole', resource: 'arn:aws:iam::123456789012:role/mill*' },
  ],
  'which role? none': [
    bakery().user('ada').role('oven', { trust: '123456789012' }),
    'denied',
    { action: 'sts:AssumeRole', resource: null },
  ],
  'which role? one': [
    mayAssume.role('oven', { trust: '123456789012' }).role('mill'),
    'conditional',
    { action: 'sts:AssumeRole', resource: null },
  ],
}

describe.each(Object.entries({ identity, conditions, limits, resources, trust }))('%s', (_, cases) => {
  test.each(Object.entries(cases))('%s', (_name, [account, expected, asked]) => {
    const { decision, reason, conditions: left } = ask(account, asked)
    expect({ decision, why: reason }).toEqual({ decision: expected, why: expect.any(String) })
    expect(left.length > 0).toBe(expected === 'conditional')
  })
})

test('what a boundary shuts out is no reason, where the policy of the resource lets it', () => {
  const account = fenced.user('ada', { boundary: 'Fence', inline: { p: everything } })
  const { decision, reason, statements } = ask(account, { given: { resourcePolicies: resourcePolicy({ AWS: ADA }) } })
  expect({ decision, reason }).toEqual({ decision: 'allowed', reason: 'Allowed by policy resource 1 (statement 0).' })
  expect(statements.map(({ source }) => source)).toEqual(['resource'])
})

test('what grants it under a condition is no reason, where the other side is enough', () => {
  const inside = when('IpAddress', 'aws:SourceIp', '10.0.0.0/8')
  const named = resourcePolicy({ AWS: ADA })
  const fromInside = resourcePolicy({ AWS: ADA }, inside)
  const reasonOf = (account: Bakery, resourcePolicies: typeof named) => {
    const { decision, reason } = ask(account, { given: { resourcePolicies } })
    return `${decision}: ${reason}`
  }
  expect(reasonOf(ada(allow('s3:*')), fromInside)).toBe('allowed: Allowed by p (statement 0).')
  expect(reasonOf(ada(allow('s3:*', '*', inside)), named)).toBe('allowed: Allowed by policy resource 1 (statement 0).')
  const fence = bakery().policy('Fence', { document: policy(allow('s3:*')) })
  const limited = fence.user('ada', { boundary: 'Fence', inline: { p: policy(allow('s3:*', '*', inside)) } })
  expect(reasonOf(limited, named)).toBe('allowed: Allowed by policy resource 1 (statement 0).')
  expect(reasonOf(ada(allow('s3:*')), named)).toBe(
    'allowed: Allowed by p (statement 0), policy resource 1 (statement 0).',
  )
})

describe('a refusal says why', () => {
  test.each<[string, Bakery, Asked, RegExp]>([
    ['nothing allows it', bakery().user('ada'), {}, /^No policy of .*user\/ada allows s3:GetObject on [^;]*\.$/],
    [
      'what allows it asks what a service does not bring',
      withMfa('ec2.amazonaws.com'),
      { who: 'oven' },
      /^No policy of .*role\/oven allows [^;]*; p \(statement 0\) would, under a condition that it cannot meet\.$/,
    ],
    [
      'what allows it is for another session',
      own('StringLike', 'aws:userid', '*:dusk'),
      dawn,
      /^No policy of .*role\/oven \(session dawn\) allows [^;]*; p \(statement 0\) would/,
    ],
    [
      'the trust asks for MFA',
      withMfa('ec2.amazonaws.com').role('till', {
        trust: policy({
          Effect: 'Allow',
          Principal: { AWS: '123456789012' },
          Action: 'sts:AssumeRole',
          ...when('Bool', 'aws:MultiFactorAuthPresent', 'true'),
        }),
      }),
      { ...toAssume('arn:aws:iam::123456789012:role/till'), who: 'oven' },
      /let in by no statement of the policy of .*role\/till; .*statement 0.* would, under a condition/,
    ],
    [
      'the trust names the account',
      bakery().user('ada').role('oven', { trust: '123456789012' }),
      toAssume(),
      /leaves it to the account, and no policy of/,
    ],
    [
      'the trust does not let it in',
      mayAssume.role('oven', { trust: 'ec2.amazonaws.com' }),
      toAssume(),
      /let in by no statement/,
    ],
    [
      'the other side allows, the own does not',
      bakery().user('ada'),
      { resourceAccount: '444455556666', given: { resourcePolicies: resourcePolicy({ AWS: ADA }) } },
      /^Across accounts both sides/,
    ],
    [
      'a boundary',
      fenced.user('ada', { boundary: 'Fence', inline: { p: everything } }),
      {},
      /boundary does not allow [^;]*\.$/,
    ],
    [
      'a boundary under a condition',
      bakery()
        .policy('Fence', { document: policy(allow('s3:*', '*', when('Bool', 'aws:MultiFactorAuthPresent', 'true'))) })
        .role('oven', { trust: 'ec2.amazonaws.com', boundary: 'Fence', inline: { p: everything } }),
      { who: 'oven' },
      /boundary does not allow [^;]*; boundary Fence v1 \(statement 0\) would, under a condition that it cannot meet\.$/,
    ],
    [
      'the trust asks a service for MFA',
      bakery().role('oven', {
        trust: policy({
          Effect: 'Allow',
          Principal: { Service: 'ec2.amazonaws.com' },
          Action: 'sts:AssumeRole',
          ...when('Bool', 'aws:MultiFactorAuthPresent', 'true'),
        }),
      }),
      { ...toAssume(), who: 'ec2.amazonaws.com' },
      /^ec2\.amazonaws\.com is let in by no statement of [^;]*; .*statement 0.* would, under a condition/,
    ],
    [
      'a boundary, of one whom the trust names',
      fenced.user('ada', { boundary: 'Fence' }).role('oven', { trust: ADA }),
      toAssume(),
      /^Its permissions boundary does not allow/,
    ],
    [
      'a boundary, of one whom the trust names beside the account',
      fenced.user('ada', { boundary: 'Fence' }).role('oven', { trust: trusting({ AWS: [ADA, '123456789012'] }) }),
      toAssume(),
      /^Its permissions boundary does not allow/,
    ],
    [
      'an SCP',
      ada(allow('*')),
      { given: { scps: levels([everything], [policy(allow('sqs:*'))]) } },
      /policies of level 2 do not allow/,
    ],
    [
      'a Deny of the second in a list',
      ada(allow('*')),
      { given: { scps: levels([everything, policy(deny('*'))]) } },
      /^Denied explicitly by policy scp 1\.2/,
    ],
  ])('%s', (_, account, asked, why) => {
    const { decision, reason } = ask(account, asked)
    expect({ decision, reason }).toEqual({ decision: 'denied', reason: expect.stringMatching(why) })
  })
})
