import { AUDITORS, arn, iamArn, s3, tagsOf } from './company.ts'
import { allow, document } from './build/document.ts'
import { inline, user } from './build/entities.ts'
import { uniqueId } from './build/hash.ts'
import { addStatement, addVersion, editRole, editUser, renderPrincipal, statementsOf, without } from './edit.ts'
import type { Account, Role } from './types.ts'

/** Something that happened between the two nights. */
export interface StoryChange {
  readonly name: string
  /** One sentence for a reader: what happened, and what shows it. */
  readonly sentence: string
  readonly apply: (account: Account) => Account
}

/** The working day between the nights; everything that the story makes was made on it. */
const DAY = '2026-11-20'
const FIRST_OF_THE_MONTH = '2026-11-01'

/** The story, in the order in which it happened; the last-used times come last, as somebody must use what there is. */
export const story: readonly StoryChange[] = [
  {
    name: 'role-recreated',
    sentence:
      'The role dough-proofing-timer was deleted and made again under the same ARN: its id is new, and the role that trusted it now trusts a dead id.',
    apply: recreateRole,
  },
  {
    name: 'user-renamed',
    sentence:
      'sabine.kraus married and is sabine.lindner: same id, same groups, another name and ARN, also in the trust of recipe-vault-keeper.',
    apply: renameUser,
  },
  {
    name: 'profile-role-swapped',
    sentence:
      'The instance profile oven-gateway now exposes the role oven-gateway-v2, which may also publish firmware.',
    apply: (account) => ({
      ...account,
      instanceProfiles: account.instanceProfiles.map((profile) =>
        profile.name === 'oven-gateway' ? { ...profile, role: 'oven-gateway-v2' } : profile,
      ),
    }),
  },
  {
    name: 'boundary-removed',
    sentence: 'The role storefront-image-resizer lost its permissions boundary.',
    apply: (account) => editRole(account, 'storefront-image-resizer', (role) => ({ ...role, boundary: null })),
  },
  {
    name: 'policy-edited-without-effect',
    sentence:
      'fleet-tracking-write got a version that says the same: other order, other Sids, single values without lists.',
    apply: (account) => addVersion(account, 'fleet-tracking-write', DAY, trackingInOtherWords()),
  },
  {
    name: 'policy-made-broader',
    sentence:
      'crumbs-athena-query may now read every bucket of the company; its oldest version made room for the new one.',
    apply: (account) => addVersion(account, 'crumbs-athena-query', DAY, queryEverything()),
  },
  {
    name: 'trust-opened',
    sentence: 'The role ledger-export-runner now also trusts the whole account of the auditors, without a condition.',
    apply: (account) => editRole(account, 'ledger-export-runner', trustAuditors),
  },
  {
    name: 'tags-lost',
    sentence: 'The role route-planner-worker lost all its tags.',
    apply: (account) => editRole(account, 'route-planner-worker', (role) => ({ ...role, tags: [] })),
  },
  {
    name: 'aws-policy-updated',
    sentence: 'AWS added Timestream to ReadOnlyAccess in a version of its own: nobody here did anything.',
    apply: (account) =>
      addStatement(account, 'ReadOnlyAccess', DAY, allow(['timestream:Describe*', 'timestream:List*'])),
  },
  {
    name: 'user-added',
    sentence: 'nele.aydin joined the bakers.',
    apply: (account) => ({
      ...account,
      users: [
        ...account.users,
        user({ name: 'nele.aydin', created: DAY, groups: ['bakers'], tags: tagsOf('ovens', 'production') }),
      ],
    }),
  },
  {
    name: 'role-removed',
    sentence: 'The role christmas-2023-pop-up, unused since last Christmas, was deleted; its policy is now unattached.',
    apply: (account) => ({ ...account, roles: without(account.roles, 'christmas-2023-pop-up') }),
  },
  {
    name: 'inline-policy-added',
    sentence: 'Somebody gave the role oven-telemetry-forwarder an inline policy named debug-until-friday.',
    apply: (account) =>
      editRole(account, 'oven-telemetry-forwarder', (role) => ({
        ...role,
        inline: [...role.inline, inline('debug-until-friday', document(allow(['logs:*', 'iot:*'])))],
      })),
  },
  {
    name: 'attachment-moved',
    sentence: 'van-camera-archive moved from the user stefan.lang to the group drivers.',
    apply: moveAttachment,
  },
  {
    name: 'user-deleted',
    sentence: 'quentin.weiss left and was deleted; the trust of bread-price-oracle shows his bare id.',
    apply: (account) => {
      const users = without(account.users, 'quentin.weiss')
      return renderPrincipal(
        { ...account, users },
        iamArn('user/people/quentin.weiss'),
        uniqueId('AIDA', 'quentin.weiss'),
      )
    },
  },
  {
    name: 'last-used-moved',
    sentence: 'Every role that had been used earlier in the month was used again during the day.',
    apply: (account) => ({
      ...account,
      roles: account.roles.map((role) =>
        role.used !== null && role.used >= FIRST_OF_THE_MONTH ? { ...role, used: DAY } : role,
      ),
    }),
  },
]

function recreateRole(account: Account): Account {
  const trusting = renderPrincipal(
    account,
    iamArn('role/app/dough-proofing-timer'),
    uniqueId('AROA', 'dough-proofing-timer'),
  )
  return editRole(trusting, 'dough-proofing-timer', (role) => ({
    ...role,
    identity: 'dough-proofing-timer, the second',
    created: DAY,
    used: null,
  }))
}

function renameUser(account: Account): Account {
  const renamed = editUser(account, 'sabine.kraus', (user) => ({ ...user, name: 'sabine.lindner' }))
  return renderPrincipal(renamed, iamArn('user/people/sabine.kraus'), iamArn('user/people/sabine.lindner'))
}

function trackingInOtherWords() {
  return document(
    allow('geo:BatchUpdateDevicePosition', arn('geo', 'tracker/vans'), { sid: 'ShowOnMap' }),
    allow(['kinesis:PutRecords', 'kinesis:PutRecord'], arn('kinesis', 'stream/van-positions'), {
      sid: 'SendPositions',
    }),
  )
}

function queryEverything() {
  return document(
    allow(
      ['athena:StartQueryExecution', 'athena:GetQueryExecution', 'athena:GetQueryResults'],
      arn('athena', 'workgroup/crumbs'),
      { sid: 'Ask' },
    ),
    allow(['glue:GetTable', 'glue:GetPartitions'], '*', { sid: 'KnowWhere' }),
    allow(['s3:GetObject', 's3:ListBucket'], s3('*'), { sid: 'ReadCrumbs' }),
  )
}

function trustAuditors(role: Role): Role {
  const auditors = {
    Sid: 'QuarterEnd',
    Effect: 'Allow',
    Principal: { AWS: iamArn('root', AUDITORS) },
    Action: 'sts:AssumeRole',
  } as const
  return { ...role, trust: document(...statementsOf(role.trust), auditors) }
}

function moveAttachment(account: Account): Account {
  const moved = 'van-camera-archive'
  const detached = editUser(account, 'stefan.lang', (user) => ({
    ...user,
    attached: user.attached.filter((name) => name !== moved),
  }))
  return {
    ...detached,
    groups: detached.groups.map((group) =>
      group.name === 'drivers' ? { ...group, attached: [...group.attached, moved] } : group,
    ),
  }
}
