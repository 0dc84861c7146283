import { CHANGED_AND_TAKEN } from '../../../src/escalation/techniques/changed-and-taken.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { type TechniqueCases, testTechniques } from '../../support/test-technique.ts'

const EVERYTHING = allowing('*')
const LITTLE = allowing('s3:*')
const NO_POLICIES = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: ['iam:*'], Resource: '*' }],
}
const OLDER = [
  { version: 'v2', isDefault: true, document: LITTLE },
  { version: 'v1', document: EVERYTHING },
]
const NO_WIDER = [
  { version: 'v2', isDefault: true, document: EVERYTHING },
  { version: 'v1', document: LITTLE },
]
const FULL = ['v5', 'v4', 'v3', 'v2', 'v1'].map((version) => ({
  version,
  isDefault: version === 'v5',
  document: LITTLE,
}))

/** Somebody who is changed: the account with them, and the closest one in which the change makes nothing of them. */
interface Changed {
  readonly actions: readonly string[]
  readonly means: string
  readonly account: Bakery
  readonly closest: Bakery
}

type Facts = Parameters<Bakery['user']>[1] & Parameters<Bakery['role']>[1]

const trudy = (account: Bakery, facts: Facts): Bakery => account.user('trudy', facts)
const oven = (account: Bakery, facts: Facts): Bakery =>
  account.role('oven', { trust: 'lambda.amazonaws.com', ...facts })

/** Changes of a user or a role alike. */
const changes = (who: (account: Bakery, facts: Facts) => Bakery, kind: 'User' | 'Role') => ({
  'create-policy-version': {
    actions: ['iam:CreatePolicyVersion'],
    means: 'policy/Bread',
    account: who(bakery().policy('Bread', { document: LITTLE }), { attached: ['Bread'] }),
    closest: who(bakery().policy('Bread', { document: LITTLE }).policy('Full', { versions: FULL }), {
      attached: ['Full'],
    }),
  },
  'create-policy-version-after-deleting-one': {
    actions: ['iam:CreatePolicyVersion', 'iam:DeletePolicyVersion'],
    means: 'policy/Bread',
    account: who(bakery().policy('Bread', { versions: FULL }), { attached: ['Bread'] }),
    closest: who(bakery().policy('Bread', { versions: FULL }), {}),
  },
  'set-default-policy-version': {
    actions: ['iam:SetDefaultPolicyVersion'],
    means: 'policy/Bread v1',
    account: who(bakery().policy('Bread', { versions: OLDER }), { attached: ['Bread'] }),
    closest: who(bakery().policy('Bread', { versions: NO_WIDER }).policy('Fence', { document: LITTLE }), {
      attached: ['Bread'],
      boundary: 'Fence',
    }),
  },
  [`lift-${kind.toLowerCase()}-permissions-boundary`]: {
    actions: [`iam:Delete${kind}PermissionsBoundary`, `iam:Put${kind}PermissionsBoundary`],
    means: 'boundary',
    account: who(bakery().policy('Fence', { document: LITTLE }), { inline: { All: EVERYTHING }, boundary: 'Fence' }),
    closest: who(bakery().policy('Fence', { document: LITTLE }), { inline: { Some: LITTLE }, boundary: 'Fence' }),
  },
  [`rewrite-${kind.toLowerCase()}-permissions-boundary`]: {
    actions: ['iam:CreatePolicyVersion'],
    means: 'boundary',
    account: who(bakery().policy('Fence', { document: LITTLE }), { inline: { All: EVERYTHING }, boundary: 'Fence' }),
    closest: who(bakery().policy('Fence', { versions: FULL }), { inline: { All: EVERYTHING }, boundary: 'Fence' }),
  },
  [`detach-${kind.toLowerCase()}-policy`]: {
    actions: [`iam:Detach${kind}Policy`],
    means: 'policy/NoPolicies',
    account: who(bakery().policy('NoPolicies', { document: NO_POLICIES }), {
      attached: ['NoPolicies'],
      inline: { All: EVERYTHING },
    }),
    closest: who(bakery().policy('NoPolicies', { document: NO_POLICIES }), {
      attached: ['NoPolicies'],
      inline: { All: EVERYTHING, Also: NO_POLICIES },
    }),
  },
  [`delete-${kind.toLowerCase()}-policy`]: {
    actions: [`iam:Delete${kind}Policy`],
    means: 'inline policy Also',
    account: who(bakery(), { inline: { All: EVERYTHING, Also: NO_POLICIES } }),
    closest: who(bakery().policy('NoPolicies', { document: NO_POLICIES }), {
      attached: ['NoPolicies'],
      inline: { All: EVERYTHING, Also: NO_POLICIES },
    }),
  },
})

const ofUsers: Readonly<Record<string, Changed>> = {
  ...changes(trudy, 'User'),
  'write-group-policy': {
    actions: ['iam:PutGroupPolicy', 'iam:AttachGroupPolicy'],
    means: 'group/bakers',
    account: trudy(bakery().group('bakers'), { groups: ['bakers'] }),
    closest: trudy(bakery().group('bakers'), {}),
  },
  'add-another-user-to-group': {
    actions: ['iam:AddUserToGroup'],
    means: 'group/owners',
    account: trudy(bakery().group('owners', { inline: { All: EVERYTHING } }), {}),
    closest: trudy(bakery().group('owners', { inline: { Some: LITTLE } }), {}),
  },
  'detach-group-policy': {
    actions: ['iam:DetachGroupPolicy'],
    means: 'policy/NoPolicies of group/guests',
    account: trudy(
      bakery()
        .policy('NoPolicies', { document: NO_POLICIES })
        .group('guests', { attached: ['NoPolicies'] }),
      { groups: ['guests'], inline: { All: EVERYTHING } },
    ),
    closest: trudy(
      bakery()
        .policy('NoPolicies', { document: NO_POLICIES })
        .group('guests', { attached: ['NoPolicies'] }),
      { groups: ['guests'], inline: { Some: LITTLE } },
    ),
  },
  'delete-group-policy': {
    actions: ['iam:DeleteGroupPolicy'],
    means: 'inline policy Also of group/guests',
    account: trudy(bakery().group('guests', { inline: { Also: NO_POLICIES } }), {
      groups: ['guests'],
      inline: { All: EVERYTHING },
    }),
    closest: trudy(bakery().group('guests', { inline: { Also: NO_POLICIES, More: NO_POLICIES } }), {
      groups: ['guests'],
      inline: { All: EVERYTHING },
    }),
  },
  'remove-user-from-group': {
    actions: ['iam:RemoveUserFromGroup'],
    means: 'group/guests',
    account: trudy(bakery().group('guests', { inline: { Also: NO_POLICIES } }), {
      groups: ['guests'],
      inline: { All: EVERYTHING },
    }),
    closest: trudy(bakery().group('guests', { inline: { All: EVERYTHING, Also: NO_POLICIES } }), {
      groups: ['guests'],
    }),
  },
}

const LAMBDA = ['lambda:CreateFunction', 'lambda:InvokeFunction']

const KINDS = [
  { after: '-and-take-credentials', to: 'user/trudy', taking: ['iam:UpdateLoginProfile'], changed: ofUsers },
  {
    after: '-and-update-trust',
    to: 'role/oven',
    taking: ['iam:UpdateAssumeRolePolicy'],
    changed: changes(oven, 'Role'),
  },
  {
    after: '-and-pass-role',
    to: 'role/oven',
    taking: ['iam:PassRole', ...LAMBDA],
    changed: changes(oven, 'Role'),
  },
] as const

/** Mallory, who may do some things, beside somebody. */
const beside = (account: Bakery, actions: readonly string[]): Bakery =>
  account.user('mallory', { inline: { Work: allowing(actions) } })

/** The accounts of a technique, by its name alone: the change, then how they are become. */
function casesOf(name: string): TechniqueCases {
  const kind = KINDS.find(({ after }) => name.endsWith(after))
  const change: Changed | undefined = Object.entries(kind?.changed ?? {}).find(
    ([one]) => kind !== undefined && name === `${one}${kind.after}`,
  )?.[1]
  if (kind === undefined || change === undefined) throw new Error(`No account for ${name}.`)
  const { actions, means, account, closest } = change
  return {
    reports: {
      'who may do both': [beside(account, [...actions, ...kind.taking]), { to: kind.to, means, decision: 'allowed' }],
    },
    silent: {
      'the change alone': beside(account, actions),
      'a change that makes nothing of them': beside(closest, [...actions, ...kind.taking]),
      'a change of somebody else': account.user('mallory', {
        inline: {
          Change: allowing(actions, 'arn:aws:iam::123456789012:*/else'),
          Take: allowing(kind.taking),
        },
      }),
    },
  }
}

testTechniques(CHANGED_AND_TAKEN, Object.fromEntries(CHANGED_AND_TAKEN.map(({ name }) => [name, casesOf(name)])))
