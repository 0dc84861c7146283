import { z } from 'zod'

import { CHANGE_CLASSES, CHANGE_VERBS } from '../../src/diff/change.ts'
import { PARTS } from '../../src/model/part.ts'

// A result may gain members, so every object here is a loose one: what is listed is there, more may come.

const text = z.string()
const textOrNull = z.string().nullable()
const count = z.int().nonnegative()
const time = z.string().meta({ format: 'date-time', description: 'ISO 8601 UTC' })
const part = z.enum(PARTS)

const counts = z
  .looseObject({
    users: count,
    groups: count,
    roles: count,
    instanceProfiles: count,
    managedPolicies: count,
    policyVersions: count,
    inlinePolicies: count,
    policyAttachments: count,
    groupMemberships: count,
    tags: count,
    providers: count,
    mfaDevices: count,
    serverCertificates: count,
    accessKeys: count,
  })
  .meta({ description: 'How much the night holds; entities by distinct ARN' })

const partState = z.looseObject({
  status: z.enum(['complete', 'partial', 'denied', 'skipped', 'failed']),
  count,
  detail: textOrNull,
  startedAt: time.optional(),
  endedAt: time.optional(),
  asOf: time.optional().meta({ format: 'date-time', description: 'The moment it describes, where not the night’s' }),
})

const night = {
  id: z.int().positive().meta({ description: 'Of this database; a REF as id:N' }),
  account: text,
  partition: text,
  alias: textOrNull,
  takenAt: time,
  label: textOrNull,
  source: z.enum(['aws', 'file']),
  level: z.enum(['core', 'standard', 'deep']).nullable(),
}

const snapshot = {
  ...night,
  counts,
  parts: z.record(text, partState).meta({ description: 'By name of the part' }),
}

const snapshotWithWarnings = z.looseObject({
  ...snapshot,
  warnings: z.array(
    z.looseObject({
      code: text.regex(/^[A-Z][A-Z_]*$/).meta({ description: 'See docs/warnings.md' }),
      message: text,
      subject: textOrNull.meta({ description: 'An ARN, a part or a place in the input' }),
    }),
  ),
})

const attempt = z.looseObject({ account: text, startedAt: time, endedAt: time, reason: text })

const answeredFrom = z.looseObject({ id: night.id, account: text, takenAt: time })

const unknown = z
  .array(z.looseObject({ part, reason: text, subjects: z.union([z.literal('all'), z.array(text)]) }))
  .meta({ description: 'What the answer leaves open, why, and for whom' })

const evidence = z.array(z.looseObject({ kind: text })).meta({ description: 'What the row rests on' })

const statements = z
  .array(
    z.looseObject({
      effect: z.enum(['Allow', 'Deny']),
      source: z.enum(['identity', 'group', 'boundary', 'trust', 'scp', 'resource']),
      policyArn: textOrNull.meta({ description: 'Of an inline or trust policy, whose it is; null for a file' }),
      policyName: textOrNull.meta({ description: 'Of an inline policy or a file' }),
      version: textOrNull,
      statement: count.nullable().meta({ description: 'From 0; null for a document that cannot be read' }),
      sid: textOrNull,
    }),
  )
  .meta({ description: 'What the decision rests on' })

const notConsidered = z
  .array(z.enum(['scp', 'rcp', 'resource-policy', 'session-policy']))
  .meta({ description: 'What IAM data does not show and was not given' })

const queryListing = {
  name: text,
  title: text,
  kind: z.enum(['inventory', 'finding']),
  severity: z.enum(['critical', 'high', 'medium', 'low', 'info']),
  theme: text,
  needs: z.array(part),
  params: z.array(
    z.looseObject({
      name: text,
      type: z.enum(['text', 'path', 'integer', 'list']),
      default: z.union([text, z.number(), z.array(text), z.null()]),
      describe: text,
      min: z.int().optional(),
      max: z.int().optional(),
    }),
  ),
  columns: z.array(text),
  beyondIam: z
    .looseObject({ reason: text, source: text })
    .nullable()
    .meta({ description: 'Of a question that IAM data cannot answer: why, and what could' }),
}

const documentEffect = z.enum(['deny', 'none', 'allow'])

const editEffect = z
  .enum(['broader', 'narrower', 'equal', 'different', 'undecided'])
  .meta({ description: 'What an edited document does; broader: some requests get more, none less' })

const witness = z
  .looseObject({
    action: text,
    resource: text,
    context: z
      .record(text, z.union([text, z.array(text)]))
      .meta({ description: 'By condition key; the others are missing' }),
    caller: z
      .looseObject({
        kind: z.enum(['user', 'role', 'account', 'service', 'federated', 'canonical-user', 'deleted']),
        name: text,
        account: textOrNull,
      })
      .nullable()
      .meta({ description: 'Who asks, where the documents name principals; an account stands for somebody of it' }),
    byItself: z
      .literal(true)
      .optional()
      .meta({ description: 'Told is what the documents say to a caller without any policy of its own' }),
    old: documentEffect,
    new: documentEffect,
  })
  .nullable()
  .meta({ description: 'A request that the two documents answer differently' })

const change = z.looseObject({
  class: z.enum(CHANGE_CLASSES),
  change: z.enum(CHANGE_VERBS),
  kind: z.enum([
    'user',
    'group',
    'role',
    'instance-profile',
    'managed-policy',
    'provider',
    'mfa-device',
    'server-certificate',
    'account',
  ]),
  arn: text,
  id: text,
  name: text,
  facet: z.enum([
    'entity',
    'attribute',
    'tag',
    'attachment',
    'inline-policy',
    'trust',
    'boundary',
    'membership',
    'profile-role',
    'default-version',
    'version',
    'usage',
  ]),
  key: textOrNull,
  before: z.unknown(),
  after: z.unknown(),
  effect: editEffect.nullable(),
  witness,
})

const verbs = z.looseObject({ added: count, removed: count, modified: count, recreated: count, renamed: count })

const severity = z.enum(['critical', 'high', 'medium', 'low', 'info'])

const finding = z.looseObject({
  query: text,
  severity,
  subject: z.looseObject({
    kind: text,
    arn: text,
    id: textOrNull,
    name: text,
  }),
  message: text.meta({ description: 'A sentence without its subject' }),
  evidence,
  remediation: textOrNull,
  fingerprint: text
    .regex(/^[0-9a-f]{32}$/)
    .meta({ description: 'The same for the same thing found about the same subject, on whatever night' }),
  also: z.array(text).meta({
    description: 'Queries that found no more about the subject than this says; theirs are left out beside it',
  }),
  firstSeen: z.looseObject({
    at: time,
    exact: z
      .boolean()
      .meta({ description: 'False: at least since then, for a night before was never judged, or could not decide' }),
    nights: z.int().positive().meta({ description: 'Nights recorded since, the audited one included' }),
  }),
  state: z.enum(['new', 'persisting', 'reopened', 'fixed']),
  waived: z.looseObject({ reason: text, owner: text, expires: text.regex(/^\d{4}-\d{2}-\d{2}$/) }).nullable(),
})

const bySeverity = z.looseObject({ critical: count, high: count, medium: count, low: count, info: count })

const tier = z.enum(['admin', 'reaches-admin', 'other']).nullable()

const path = z.looseObject({
  principalArn: text.meta({ description: 'Of somebody beyond the account, as trust policies name them' }),
  principalId: text,
  targetArn: textOrNull.meta({ description: 'Null where the night cannot say whose permissions these are' }),
  targetTier: tier,
  decision: z.enum(['allowed', 'conditional']),
  technique: text.meta({ description: 'Of the first hop; see docs/techniques' }),
  references: z.array(text).meta({ description: 'Ids in public lists' }),
  precondition: z.enum(['met', 'unknown']),
  hops: z.array(
    z.looseObject({
      from: text,
      to: textOrNull,
      technique: text,
      references: z.array(text),
      decision: z.enum(['allowed', 'conditional']),
      by: textOrNull.meta({ description: 'A group, a policy, a service that it goes by' }),
      change: textOrNull.meta({ description: 'What was made of the target' }),
      conditions: z.array(text).meta({ description: 'Alternatives, of each step' }),
      precondition: textOrNull.meta({ description: 'What has to stand there and the night does not show' }),
      evidence,
    }),
  ),
})

const differences = {
  from: z.looseObject(night),
  to: z.looseObject(night),
  changes: z.array(change),
  incomparable: z.array(z.looseObject({ part, reason: text })),
  summary: z
    .looseObject({ posture: verbs.optional(), activity: verbs.optional(), aws: verbs.optional() })
    .meta({ description: 'How many changes are listed, by class and change; a class not looked at is absent' }),
}

const recorded = {
  snapshot: snapshotWithWarnings,
  changes: z
    .looseObject({ added: count, removed: count, modified: count })
    .nullable()
    .meta({ description: 'Entities since the night before; null where there is none' }),
}

/** What each command prints as JSON, by the name of its file in `schema/results/`. */
export const RESULT_SCHEMAS = {
  import: z.looseObject(recorded).meta({ title: 'rolecall import' }),
  collect: z.looseObject(recorded).meta({ title: 'rolecall collect' }),
  'collect-accounts': z
    .looseObject({
      collected: z.array(
        z.union([
          z.looseObject({ account: text, ...recorded }),
          z.looseObject({ account: text, error: z.looseObject({ code: textOrNull, message: text }) }),
        ]),
      ),
    })
    .meta({ title: 'rolecall collect --accounts FILE' }),
  'collect-check': z
    .looseObject({
      rows: z.array(z.looseObject({ part, access: z.enum(['allowed', 'denied', 'unknown']), detail: textOrNull })),
    })
    .meta({ title: 'rolecall collect --check' }),
  'snapshots-list': z
    .looseObject({ snapshots: z.array(z.looseObject(snapshot)), attempts: z.array(attempt) })
    .meta({ title: 'rolecall snapshots list' }),
  'snapshots-show': z.looseObject({ snapshot: snapshotWithWarnings }).meta({ title: 'rolecall snapshots show REF' }),
  'snapshots-remove': z
    .looseObject({ removed: z.looseObject(snapshot) })
    .meta({ title: 'rolecall snapshots remove REF' }),
  'snapshots-prune': z
    .looseObject({
      removed: z.array(z.looseObject(snapshot)),
      kept: z.array(z.looseObject({ ...snapshot, reasons: z.array(text) })),
    })
    .meta({ title: 'rolecall snapshots prune' }),
  query: z
    .looseObject({
      query: text,
      snapshot: answeredFrom,
      columns: z.array(text),
      rows: z.array(z.looseObject({ evidence })).meta({ description: 'Members as listed under columns' }),
      unknown,
    })
    .meta({ title: 'rolecall query NAME' }),
  'query-list': z.looseObject({ queries: z.array(z.looseObject(queryListing)) }).meta({ title: 'rolecall query' }),
  'query-describe': z
    .looseObject({
      ...queryListing,
      remediation: textOrNull,
      references: z.array(text),
      controls: z.array(text).meta({ description: 'Of Security Hub and the CIS benchmark, as AWS tells them' }),
    })
    .meta({ title: 'rolecall query NAME --describe' }),
  diff: z.looseObject(differences).meta({ title: 'rolecall diff [FROM] [TO]' }),
  'what-if': z
    .looseObject({
      ...differences,
      tiers: z
        .array(z.looseObject({ principalArn: text, principalId: text, before: tier, after: tier }))
        .meta({ description: 'Who gains or loses power; null where the principal is not there' }),
      paths: z.looseObject({ opened: z.array(path), closed: z.array(path) }),
      unknown,
    })
    .meta({ title: 'rolecall what-if' }),
  audit: z
    .looseObject({
      snapshot: answeredFrom,
      findings: z.array(finding).meta({ description: 'The worst first' }),
      summary: z.looseObject({
        bySeverity: bySeverity.meta({ description: 'Of those that are there and not waived' }),
        byState: z.looseObject({ new: count, persisting: count, reopened: count }),
        fixed: count,
        waived: count,
      }),
      unknown,
      unanswered: z
        .array(z.looseObject({ query: text, reason: text }))
        .meta({ description: 'Queries that the night could not answer at all' }),
      invariants: z.array(
        z.looseObject({ id: text, description: text, outcome: z.enum(['proven', 'refuted', 'undecided']) }),
      ),
    })
    .meta({ title: 'rolecall audit' }),
  'policy-check': z
    .looseObject({
      actionsAsOf: text
        .regex(/^\d{4}-\d{2}-\d{2}$/)
        .meta({ description: 'The day of AWS’s lists of actions and condition keys' }),
      rows: z.array(
        z.looseObject({
          file: text,
          line: z.int().positive().nullable().meta({ description: 'From 1; null where the document was encoded' }),
          column: z.int().positive().nullable().meta({ description: 'From 1, in UTF-16 code units' }),
          severity: z.enum(['error', 'warning', 'info']),
          code: text.regex(/^[A-Z][A-Z_]*$/).meta({ description: 'See docs/policy-check.md' }),
          statement: count.nullable().meta({ description: 'From 0; null for what concerns no statement' }),
          sid: textOrNull,
          path: text.meta({ description: 'Such as Statement[0].Condition.Bool["aws:SecureTransport"]' }),
          message: text,
          found: text,
          expected: text,
        }),
      ),
    })
    .meta({ title: 'rolecall policy check FILE...' }),
  'policy-compare': z
    .looseObject({
      effect: editEffect,
      witness,
      undecided: z.array(text).meta({ description: 'What could not be decided, a sentence each' }),
      unknownActionsOnly: z
        .boolean()
        .meta({ description: 'Whether only actions that AWS does not list are concerned' }),
    })
    .meta({ title: 'rolecall policy compare OLD NEW' }),
  'access-can': z
    .looseObject({
      principalArn: text.meta({
        description: 'Or the name of whoever was asked about: a service, a provider, an account',
      }),
      action: text,
      resource: textOrNull,
      snapshot: answeredFrom,
      decision: z.enum(['allowed', 'conditional', 'denied', 'unknown']),
      reason: text.meta({ description: 'One sentence' }),
      statements,
      conditions: z.array(text).meta({ description: 'Alternatives: any one of them is enough' }),
      notConsidered,
    })
    .meta({ title: 'rolecall access can PRINCIPAL ACTION [RESOURCE]' }),
  'access-who-can': z
    .looseObject({
      action: text,
      resource: textOrNull,
      snapshot: answeredFrom,
      columns: z.array(text),
      rows: z.array(
        z.looseObject({
          principalArn: text,
          principalId: text,
          kind: z.enum(['user', 'role']),
          decision: z.enum(['allowed', 'conditional']),
          conditions: z.array(text),
          statements,
        }),
      ),
      unknown,
      notConsidered,
    })
    .meta({ title: 'rolecall access who-can ACTION [RESOURCE]' }),
  'access-show': z
    .looseObject({
      principalArn: text,
      snapshot: answeredFrom,
      columns: z.array(text),
      rows: z.array(
        z.looseObject({
          service: text,
          accessLevel: textOrNull.meta({ description: 'Null for names that AWS does not publish' }),
          count,
          total: count.nullable().meta({ description: 'How many actions the service has at that level' }),
          decision: z.enum(['allowed', 'conditional', 'unknown']),
          actions: z.array(text),
          resources: z.array(text),
          conditions: z.array(text).meta({ description: 'All of them must hold' }),
          policyArn: textOrNull,
          policyName: textOrNull,
          version: textOrNull,
          statement: count.nullable(),
          sid: textOrNull,
          unless: z.array(text).meta({ description: 'Denies that may take some of it away' }),
          within: z.array(text).meta({ description: 'What of the boundary and of SCPs alone lets it through' }),
        }),
      ),
      notConsidered,
    })
    .meta({ title: 'rolecall access show PRINCIPAL' }),
  paths: z
    .looseObject({
      snapshot: answeredFrom,
      columns: z.array(text),
      rows: z.array(path),
      unknown,
    })
    .meta({ title: 'rolecall paths [PRINCIPAL]' }),
  'paths-cut': z
    .looseObject({
      target: text,
      snapshot: answeredFrom,
      columns: z.array(text),
      rows: z.array(
        z.looseObject({
          rank: z.int().positive(),
          count: count.meta({ description: 'How many principals’ routes go by it' }),
          policyArn: textOrNull.meta({ description: 'Of an inline or trust policy, whose it is' }),
          policyName: textOrNull,
          version: textOrNull,
          statement: count.nullable(),
          sid: textOrNull,
          principals: z.array(text),
        }),
      ),
      left: z.array(text).meta({ description: 'Those to whom no statement gives it: they come there still' }),
      unknown,
    })
    .meta({ title: 'rolecall paths --to TARGET --cut' }),
  sql: z
    .looseObject({
      snapshot: answeredFrom,
      columns: z.array(text),
      rows: z
        .array(z.record(text, z.union([text, z.number(), z.null()])))
        .meta({ description: 'Members as listed under columns' }),
    })
    .meta({ title: 'rolecall sql STATEMENT' }),
} as const
