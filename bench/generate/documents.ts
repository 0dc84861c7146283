import { ACCOUNT, OTHER_ACCOUNTS } from './names.ts'
import { type Random, randomOf } from './random.ts'

/** A policy document, as an author writes one. */
export type Document = Readonly<Record<string, unknown>>

/** An identity policy with as many statements as asked for; another revision of the same has one statement more. */
export function identityPolicy(statements: number, revision: number, ...key: readonly (string | number)[]): Document {
  const random = randomOf('document', ...key)
  const list = Array.from({ length: statements }, (_, index) =>
    statement(random, `${key.join('')}s${index}`.replace(/\W/g, '')),
  )
  const later = Array.from({ length: revision }, (_, index) =>
    statement(randomOf('later', index, ...key), `Later${index}`),
  )
  return { Version: '2012-10-17', Statement: [...list, ...later] }
}

/** What an administrator has. */
export function everything(): Document {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
}

/** Who may assume a role; another revision trusts one more account. */
export function trustPolicy(withProfile: boolean, revision: number, index: number): Document {
  const random = randomOf('trust', index)
  const first = withProfile ? serviceTrust('ec2.amazonaws.com') : random.pick(TRUSTS)(random)
  const second = random.chance(0.5) ? [accountTrust(random)] : []
  const later = Array.from({ length: revision }, (_, n) => accountTrust(randomOf('trusted', index, n)))
  return { Version: '2012-10-17', Statement: [first, ...second, ...later] }
}

const SERVICES = {
  s3: {
    actions: ['GetObject', 'PutObject', 'DeleteObject', 'ListBucket', 'GetObjectTagging', 'AbortMultipartUpload'],
    resource: (id: string) => `arn:aws:s3:::company-${id}/*`,
  },
  dynamodb: {
    actions: ['GetItem', 'PutItem', 'Query', 'Scan', 'BatchGetItem', 'UpdateItem'],
    resource: (id: string) => `arn:aws:dynamodb:eu-central-1:${ACCOUNT}:table/${id}`,
  },
  sqs: {
    actions: ['SendMessage', 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl'],
    resource: (id: string) => `arn:aws:sqs:eu-central-1:${ACCOUNT}:${id}`,
  },
  kms: {
    actions: ['Decrypt', 'Encrypt', 'GenerateDataKey', 'DescribeKey', 'ReEncryptFrom'],
    resource: (id: string) => `arn:aws:kms:eu-central-1:${ACCOUNT}:key/${id}`,
  },
  lambda: {
    actions: ['InvokeFunction', 'GetFunction', 'ListVersionsByFunction', 'UpdateFunctionCode'],
    resource: (id: string) => `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:${id}`,
  },
  logs: {
    actions: ['CreateLogGroup', 'CreateLogStream', 'PutLogEvents', 'DescribeLogStreams'],
    resource: (id: string) => `arn:aws:logs:eu-central-1:${ACCOUNT}:log-group:/company/${id}:*`,
  },
  ec2: {
    actions: ['DescribeInstances', 'StartInstances', 'StopInstances', 'DescribeVolumes', 'CreateTags'],
    resource: (id: string) => `arn:aws:ec2:eu-central-1:${ACCOUNT}:instance/i-${id}`,
  },
  iam: {
    actions: ['PassRole', 'GetRole', 'ListRolePolicies', 'ListAttachedRolePolicies'],
    resource: (id: string) => `arn:aws:iam::${ACCOUNT}:role/${id}`,
  },
} as const

const SERVICE_NAMES = ['s3', 'dynamodb', 'sqs', 'kms', 'lambda', 'logs', 'ec2', 'iam'] as const

function statement(random: Random, sid: string): Document {
  const name = random.pick(SERVICE_NAMES)
  const service = SERVICES[name]
  const actions = someOf(random, service.actions, 2 + random.below(4)).map((action) => `${name}:${action}`)
  const resources = Array.from({ length: 1 + random.below(4) }, () =>
    service.resource(random.below(2 ** 31).toString(36)),
  )
  return {
    Sid: sid,
    Effect: random.chance(0.06) ? 'Deny' : 'Allow',
    Action: actions,
    Resource: random.chance(0.08) ? '*' : resources,
    ...(random.chance(0.3) ? { Condition: random.pick(CONDITIONS)(random) } : {}),
  }
}

function someOf(random: Random, items: readonly string[], count: number): readonly string[] {
  return random.several(items.length, count).flatMap((index) => items[index] ?? [])
}

const CONDITIONS = [
  (random: Random): Document => ({
    StringEquals: {
      'aws:RequestedRegion': someOf(random, ['eu-central-1', 'eu-west-1', 'us-east-1'], 1 + random.below(2)),
    },
  }),
  (random: Random): Document => ({
    StringEquals: { 'aws:ResourceTag/Team': `team-${random.below(40)}` },
    Bool: { 'aws:SecureTransport': 'true' },
  }),
  (random: Random): Document => ({
    IpAddress: { 'aws:SourceIp': [`10.${random.below(256)}.0.0/16`, `192.168.${random.below(256)}.0/24`] },
  }),
  (random: Random): Document => ({
    ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${ACCOUNT}:role/team-${random.below(40)}-*` },
  }),
] as const

const TRUSTS = [
  (random: Random): Document =>
    serviceTrust(
      random.pick(['lambda.amazonaws.com', 'ecs-tasks.amazonaws.com', 'ec2.amazonaws.com', 'states.amazonaws.com']),
    ),
  accountTrust,
  (): Document => ({
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } },
  }),
] as const

function serviceTrust(service: string): Document {
  return { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }
}

function accountTrust(random: Random): Document {
  const account = random.pick([ACCOUNT, ...OTHER_ACCOUNTS])
  return {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
    Condition: { StringEquals: { 'sts:ExternalId': `partner-${random.below(10_000)}` } },
  }
}
