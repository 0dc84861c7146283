import { type GivenAccount, liveAccount, type LiveAccount } from './live-account.ts'
import { bakeryCredentials } from './bakery-credentials.ts'

const ID = '111122223333'
const arnOf = (resource: string): string => `arn:aws:iam::${ID}:${resource}`

/**
 * A bakery with something of everything: every part of a night has something to say of it, its documents hold what
 * encoding gets wrong, and its words hold what XML reserves.
 */
export function bakeryAccount(more: GivenAccount = {}): LiveAccount {
  const { users, ...credentials } = bakeryCredentials(ID)
  return liveAccount({
    id: ID,
    aliases: ['bakery'],
    users,
    groups: [
      { GroupName: 'bakers', attached: ['RecipeReader'], inline: { kneading: allow('sqs:SendMessage') } },
      { GroupName: 'night-shift', Path: '/shifts/' },
    ],
    roles: [
      {
        RoleName: 'oven',
        Description: 'Bakes & cools\nat <230 °C>\ttwice',
        MaxSessionDuration: 7200,
        attached: ['RecipeReader', 'aws:AmazonSQSFullAccess'],
        boundary: 'boundaries/Fence',
        inline: { 'flour+water': HARD_TO_ENCODE, heat: allow('iot:Publish') },
        Tags: [
          { Key: 'Team', Value: ' ovens ' },
          { Key: '__proto__', Value: '' },
          { Key: 'Cost/Center', Value: 'a&b <1e3> "é"' },
        ],
        RoleLastUsed: { LastUsedDate: '2026-11-19T23:59:59+00:00', Region: 'eu-central-1' },
      },
      {
        RoleName: 'delivery',
        Path: '/vans/',
        AssumeRolePolicyDocument: HARD_TO_ENCODE_TRUST,
        SourceRoleTemplate: { TemplateArn: 'arn:aws:iam::aws:role-template/Delivery', TemplateMinorVersion: 3 },
        boundary: 'aws:PowerUserAccess',
      },
      {
        RoleName: 'AWSServiceRoleForSupport',
        Path: '/aws-service-role/support.amazonaws.com/',
        AssumeRolePolicyDocument: trust({ Service: 'support.amazonaws.com' }),
        Description: 'Enables resource access for AWS to provide billing, administrative and support services',
        attached: ['aws:aws-service-role/AWSSupportServiceRolePolicy'],
      },
      {
        RoleName: 'rolecall',
        AssumeRolePolicyDocument: trust({ AWS: arnOf('root') }),
        Tags: [{ Key: 'Purpose', Value: 'audit' }],
      },
    ],
    instanceProfiles: [
      { InstanceProfileName: 'oven', RoleName: 'oven', Tags: [{ Key: 'Team', Value: 'ovens' }] },
      { InstanceProfileName: 'oven-spare', Path: '/spare/', RoleName: 'oven' },
      { InstanceProfileName: 'cold-store', Tags: [{ Key: 'Empty', Value: 'yes' }] },
    ],
    policies: [
      {
        PolicyName: 'RecipeReader',
        versions: [HARD_TO_ENCODE, allow('s3:GetObject'), allow('s3:*')],
        Description: 'Reads recipes & nothing else',
        Tags: [{ Key: 'Owner', Value: 'head baker' }],
      },
      { PolicyName: 'Fence', Path: '/boundaries/', versions: [allow('s3:*')] },
      { PolicyName: 'Unattached', IsAttachable: true },
      { PolicyName: 'AmazonSQSFullAccess', aws: true, versions: [allow('sqs:*')] },
      { PolicyName: 'PowerUserAccess', aws: true, versions: [allow('*'), allow('s3:*'), allow('ec2:*')] },
      {
        PolicyName: 'AWSSupportServiceRolePolicy',
        aws: true,
        Path: '/aws-service-role/',
        Arn: 'arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy',
      },
    ],
    ...credentials,
    samlProviders: [
      {
        Arn: arnOf('saml-provider/guild'),
        CreateDate: '2024-02-01T08:00:00+00:00',
        ValidUntil: '2034-02-01T08:00:00+00:00',
        SAMLProviderUUID: 'GUILD0000SAML1111',
        SAMLMetadataDocument: '<EntityDescriptor entityID="https://guild.example/"><a b="c&amp;d"/></EntityDescriptor>',
        Tags: [{ Key: 'Contact', Value: 'guild@example.com' }],
      },
    ],
    oidcProviders: [
      {
        Arn: arnOf('oidc-provider/token.actions.githubusercontent.com'),
        Url: 'token.actions.githubusercontent.com',
        ClientIDList: ['sts.amazonaws.com', 'bakery'],
        ThumbprintList: ['6938fd4d98bab03faadb97b34396831e3780aea1'],
        CreateDate: '2024-03-01T08:00:00+00:00',
        Tags: [{ Key: 'Pipeline', Value: 'deliveries' }],
      },
      {
        Arn: arnOf('oidc-provider/oidc.example'),
        Url: 'oidc.example',
        ClientIDList: [],
        ThumbprintList: [],
        CreateDate: '2024-03-02T08:00:00+00:00',
        Tags: [],
      },
    ],
    serverCertificates: [
      {
        Path: '/shop/',
        ServerCertificateName: 'shop-2026',
        ServerCertificateId: 'ASCASHOP2026SHOP20266',
        Arn: arnOf('server-certificate/shop/shop-2026'),
        UploadDate: '2026-01-01T00:00:00+00:00',
        Expiration: '2027-01-01T00:00:00+00:00',
        CertificateBody: '-----BEGIN CERTIFICATE-----\nbread\n-----END CERTIFICATE-----',
        Tags: [{ Key: 'Host', Value: 'shop.example' }],
      },
    ],
    passwordPolicy: {
      MinimumPasswordLength: 14,
      RequireSymbols: true,
      RequireNumbers: true,
      RequireUppercaseCharacters: true,
      RequireLowercaseCharacters: true,
      AllowUsersToChangePassword: true,
      ExpirePasswords: true,
      MaxPasswordAge: 90,
      PasswordReusePrevention: 24,
      HardExpiry: false,
    },
    organization: { OrganizationId: 'o-bakery1234', EnabledFeatures: ['RootCredentialsManagement', 'RootSessions'] },
    servicesLastAccessed: new Map([
      [
        arnOf('role/oven'),
        ['s3', 'sqs', 'iot'].map((namespace, index) => ({
          ServiceName: `Service ${namespace}`,
          ServiceNamespace: namespace,
          TotalAuthenticatedEntities: index,
          ...(index === 0
            ? {}
            : {
                LastAuthenticated: `2026-11-1${index}T10:00:00+00:00`,
                LastAuthenticatedEntity: arnOf('role/oven'),
                LastAuthenticatedRegion: 'eu-central-1',
              }),
        })),
      ],
    ]),
    ...more,
  })
}

function allow(action: string): { readonly [member: string]: unknown } {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] }
}

function trust(principal: object): { readonly [member: string]: unknown } {
  const statement = { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }
  return { Version: '2012-10-17', Statement: [statement] }
}

/** As authors write them: lines, and what percent-encoding and decoding get wrong. */
const HARD_TO_ENCODE = `{
  "Version": "2012-10-17",
  "Statement": {
    "Sid": "Zw\u00f6lf100",
    "Effect": "Allow",
    "Action": ["s3:GetObject", "s3:List*"],
    "Resource": "arn:aws:s3:::recipes/100%25/a+b c/(d)'!/\u00e9\u2603",
    "Condition": { "StringLike": { "aws:PrincipalTag/Team": "50% off & <more>" } }
  }
}`

const HARD_TO_ENCODE_TRUST =
  '{"Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringLike":{"token.actions.githubusercontent.com:sub":"repo:bakery/vans:*"}}}]}'
