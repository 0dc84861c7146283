/** One command of the demo: a sentence for the reader, and the words as they would be typed after `npx rolecall`. */
export interface Stop {
  readonly sentence: string
  readonly words: readonly string[]
  /** The exit code that is right here; 0 where none is said. */
  readonly exits?: number
  /** How many rows are worth reading; 8 where none is said. */
  readonly rows?: number
}

/** A chapter of the demo: what it is about, and its stops. */
export interface Chapter {
  readonly title: string
  readonly stops: readonly Stop[]
}

/** The demo in the order in which an account goes through the house. */
export const TOUR: readonly Chapter[] = [
  {
    title: 'Take two nights',
    stops: [
      {
        sentence: 'The bakery saved its authorization details on the 20th.',
        words: ['import', 'snapshots/2026-11-20.json', '--taken-at', '2026-11-20T02:00:00Z'],
      },
      {
        sentence: 'And again a night later. Only what changed takes room.',
        words: ['import', 'snapshots/2026-11-21.json', '--taken-at', '2026-11-21T02:00:00Z'],
      },
    ],
  },
  {
    title: 'Ask',
    stops: [
      { sentence: 'What can be asked?', words: ['query'] },
      {
        sentence: 'How many users and roles does a permissions boundary limit?',
        words: ['query', 'boundary-coverage'],
      },
      {
        sentence: 'Which roles trust EC2 although no instance can get them? (oven-gateway lost its profile that day.)',
        words: ['query', 'role-ec2-trust-without-instance-profile'],
      },
      {
        sentence:
          'Which roles has nobody used for 180 days? An empty lastUsedAt: no use in the 400 days that IAM tracks.',
        words: ['query', 'role-unused', '--param', 'days=180'],
      },
      {
        sentence: 'Which spellings of a tag are in use? variantOf names the usual one.',
        words: ['query', 'tag-value-report', '--param', 'key=CostCenter'],
      },
      { sentence: 'Which users are in no group?', words: ['query', 'user-without-group'] },
      {
        sentence: 'Whom do roles trust by name beyond this account? A question of your own, in SQL.',
        words: [
          'sql',
          "SELECT role_arn, principal FROM trust_principals WHERE principal LIKE 'arn:%' AND principal NOT LIKE '%:123456789012:%'",
        ],
      },
      {
        sentence: 'Saved files do not list profiles without a role. So the answer is not "none": it is refused.',
        words: ['query', 'instance-profile-without-role'],
        exits: 3,
      },
    ],
  },
  {
    title: 'Who can do what',
    stops: [
      {
        sentence: 'Who can create a user? Policies, groups, boundaries and conditions are weighed together.',
        words: ['access', 'who-can', 'iam:CreateUser'],
      },
      {
        sentence: 'May Ines hand oven-gateway to a service? Yes, with MFA; and these statements say so.',
        words: ['access', 'can', 'ines.carvalho', 'iam:PassRole', 'role/oven-gateway'],
      },
      {
        sentence: 'Which roles let in an account that is not known to us?',
        words: ['query', 'role-trust-external-account'],
      },
    ],
  },
  {
    title: 'Who can become whom',
    stops: [
      {
        sentence: 'Who can become an administrator, and by which steps? Each hop is a technique, and allowed.',
        words: ['paths', '--to', 'admin'],
      },
      {
        sentence: 'And from outside: other accounts, the public, identity providers and services.',
        words: ['paths', '--from', 'external'],
      },
      {
        sentence: 'What to take away first, so that nobody can?',
        words: ['paths', '--to', 'admin', '--cut'],
      },
    ],
  },
  {
    title: 'Compare the nights',
    stops: [
      {
        sentence: 'What did somebody change, and what did AWS? effect says what an edited document does.',
        words: ['diff'],
        rows: 15,
      },
    ],
  },
  {
    title: 'Audit',
    stops: [
      {
        sentence:
          'What is wrong since last night, and what was fixed? Every query that finds something wrong, in one run.',
        words: ['audit', '--state', 'new,fixed', '--since', 'latest~1', '--min-severity', 'medium'],
        rows: 12,
      },
    ],
  },
]

/** What the demo leaves behind in reports/, by file: the command that writes it. */
export const REPORTS: readonly (readonly [file: string, ...words: string[]])[] = [
  ['untagged-roles.csv', 'query', 'untagged-roles', '--param', 'require=Owner,CostCenter'],
  ['external-trust-map.csv', 'query', 'external-trust-map'],
  ['boundary-coverage.csv', 'query', 'boundary-coverage', '--param', 'by=path'],
  ['role-unused.csv', 'query', 'role-unused'],
  ['instance-profile-roles.csv', 'query', 'instance-profile-roles'],
  ['stale-trust.csv', 'query', 'role-trust-stale-principal'],
  ['changes.csv', 'diff'],
  ['audit.csv', 'audit'],
  ['audit.md', 'audit'],
  ['night.graphml', 'graph'],
]
