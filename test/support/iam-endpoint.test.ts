import * as IAM from '@aws-sdk/client-iam'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { describe, expect, onTestFinished, test } from 'vitest'

import {
  authorizationDetails,
  bakeryAccount,
  countHolders,
  type Fault,
  fullQuotaAccount,
  type IamEndpoint,
  type IamEndpointOptions,
  liveAccount,
  type LiveAccount,
  SECRET,
  startIamEndpoint,
  TOKEN,
} from './iam-endpoint/index.ts'
import { operations } from './iam-endpoint/operations/index.ts'

type Members = Readonly<Record<string, unknown>>

const ADA = { UserName: 'ada' }
const OVEN = { RoleName: 'oven' }
const PROFILE = { InstanceProfileName: 'oven' }
const RECIPES = { PolicyArn: 'arn:aws:iam::111122223333:policy/RecipeReader' }
const SAML = { SAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/guild' }
const OIDC = {
  OpenIDConnectProviderArn: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
}
const OVEN_ARN = 'arn:aws:iam::111122223333:role/oven'

/** What each call says of the bakery, where it can be said in a line. */
const ANSWERS: Readonly<Record<string, { readonly input?: Members; readonly says: unknown }>> = {
  GetAccountAuthorizationDetails: { says: { UserDetailList: [{ UserName: 'ada' }, { UserName: 'bob' }, {}] } },
  ListUsers: { says: { Users: [{ PasswordLastUsed: new Date('2026-11-18T05:00:00Z') }, {}, {}], IsTruncated: false } },
  GetUser: {
    input: ADA,
    says: { User: { Path: '/staff/', Tags: [{ Key: 'Team' }, { Value: 'ada+bread@example.com' }] } },
  },
  ListUserTags: { input: ADA, says: { Tags: [{ Key: 'Team' }, { Key: 'Mail' }] } },
  ListGroups: { says: { Groups: [{ GroupName: 'bakers' }, { Path: '/shifts/' }] } },
  GetGroup: {
    input: { GroupName: 'BAKERS' },
    says: { Group: { GroupName: 'bakers' }, Users: [{ UserName: 'ada' }, { UserName: 'Carla' }] },
  },
  ListRoles: { says: { Roles: [{ Description: 'Bakes & cools\nat <230 °C>\ttwice' }, {}, {}, {}] } },
  GetRole: {
    input: { RoleName: 'delivery' },
    says: { Role: { SourceRoleTemplate: { TemplateMinorVersion: 3 }, RoleLastUsed: {} } },
  },
  ListRoleTags: {
    input: OVEN,
    says: { Tags: [{ Value: ' ovens ' }, { Key: '__proto__', Value: '' }, { Value: 'a&b <1e3> "é"' }] },
  },
  ListInstanceProfiles: { says: { InstanceProfiles: [{ Roles: [{}] }, { Path: '/spare/' }, { Roles: [] }] } },
  ListInstanceProfilesForRole: { input: OVEN, says: { InstanceProfiles: [{}, {}] } },
  GetInstanceProfile: { input: PROFILE, says: { InstanceProfile: { Tags: [{ Key: 'Team', Value: 'ovens' }] } } },
  ListInstanceProfileTags: { input: PROFILE, says: { Tags: [{ Key: 'Team' }] } },
  ListPolicies: { input: { Scope: 'Local' }, says: { Policies: [{ AttachmentCount: 2 }, {}, {}] } },
  GetPolicy: { input: RECIPES, says: { Policy: { Description: 'Reads recipes & nothing else', Tags: [{}] } } },
  ListPolicyTags: { input: RECIPES, says: { Tags: [{ Key: 'Owner', Value: 'head baker' }] } },
  ListPolicyVersions: { input: RECIPES, says: { Versions: [{ VersionId: 'v3', IsDefaultVersion: true }, {}, {}] } },
  GetPolicyVersion: {
    input: { ...RECIPES, VersionId: 'v2' },
    says: { PolicyVersion: { Document: expect.stringContaining('%7B%22Version%22%3A%222012-10-17%22') } },
  },
  GetAccountSummary: {
    says: {
      SummaryMap: { Users: 3, Roles: 4, Policies: 3, PolicyVersionsInUse: 5, MFADevices: 4, MFADevicesInUse: 3 },
    },
  },
  ListAccountAliases: { says: { AccountAliases: ['bakery'] } },
  GetAccountPasswordPolicy: { says: { PasswordPolicy: { MaxPasswordAge: 90, HardExpiry: false } } },
  ListOrganizationsFeatures: { says: { EnabledFeatures: ['RootCredentialsManagement', 'RootSessions'] } },
  GenerateCredentialReport: { says: { State: 'STARTED' } },
  ListVirtualMFADevices: {
    says: { VirtualMFADevices: [{ User: { UserId: '111122223333' } }, { User: { UserName: 'ada' } }, {}] },
  },
  ListMFADevices: {
    input: ADA,
    says: { MFADevices: [{ SerialNumber: 'GAHT12345678' }, { SerialNumber: 'arn:aws:iam::111122223333:mfa/ada' }] },
  },
  ListMFADeviceTags: {
    input: { SerialNumber: 'arn:aws:iam::111122223333:mfa/ada' },
    says: { Tags: [{ Key: 'Device', Value: 'phone' }] },
  },
  GetMFADevice: { input: { SerialNumber: 'GAHT12345678' }, says: { UserName: 'ada' } },
  ListSAMLProviders: { says: { SAMLProviderList: [{ ValidUntil: new Date('2034-02-01T08:00:00Z') }] } },
  GetSAMLProvider: {
    input: SAML,
    says: {
      SAMLMetadataDocument: '<EntityDescriptor entityID="https://guild.example/"><a b="c&amp;d"/></EntityDescriptor>',
    },
  },
  ListSAMLProviderTags: { input: SAML, says: { Tags: [{ Value: 'guild@example.com' }] } },
  ListOpenIDConnectProviders: { says: { OpenIDConnectProviderList: [{}, {}] } },
  GetOpenIDConnectProvider: { input: OIDC, says: { ClientIDList: ['sts.amazonaws.com', 'bakery'] } },
  ListOpenIDConnectProviderTags: { input: OIDC, says: { Tags: [{ Key: 'Pipeline' }] } },
  ListServerCertificates: { says: { ServerCertificateMetadataList: [{ ServerCertificateName: 'shop-2026' }] } },
  GetServerCertificate: {
    input: { ServerCertificateName: 'shop-2026' },
    says: { ServerCertificate: { CertificateBody: expect.stringContaining('\nbread\n') } },
  },
  ListServerCertificateTags: {
    input: { ServerCertificateName: 'shop-2026' },
    says: { Tags: [{ Key: 'Host', Value: 'shop.example' }] },
  },
  ListAccessKeys: { input: ADA, says: { AccessKeyMetadata: [{ Status: 'Active' }, { Status: 'Inactive' }] } },
  GetAccessKeyLastUsed: {
    input: { AccessKeyId: 'AKIAADA1ADA1ADA1ADA1' },
    says: { UserName: 'ada', AccessKeyLastUsed: { ServiceName: 's3' } },
  },
  GetLoginProfile: { input: ADA, says: { LoginProfile: { PasswordResetRequired: false } } },
  ListSigningCertificates: { input: ADA, says: { Certificates: [{ Status: 'Active' }] } },
  ListSSHPublicKeys: { input: ADA, says: { SSHPublicKeys: [{ SSHPublicKeyId: 'APKAADA1ADA1ADA1ADA1' }] } },
  ListServiceSpecificCredentials: {
    input: { AllUsers: true },
    says: { ServiceSpecificCredentials: [{ UserName: 'ada' }, { UserName: 'ada' }, { UserName: 'Carla' }] },
  },
  GenerateServiceLastAccessedDetails: {
    input: { Arn: OVEN_ARN },
    says: { JobId: expect.stringMatching(/^[\w-]{36}$/) },
  },
}

describe('every call answers, and the SDK reads it', () => {
  test.each(Object.entries(ANSWERS))('%s', async (operation, { input = {}, says }) => {
    const { call } = await serving(bakeryAccount())
    expect(await call(operation, input)).toMatchObject(says as object)
  })

  test('none is forgotten above or below', () => {
    const told = [...Object.keys(ANSWERS), 'GetCredentialReport', 'GetServiceLastAccessedDetails']
    expect(told.sort(byName)).toEqual([...(operations.get('iam')?.keys() ?? [])].sort(byName))
  })

  test('a credential report is waited for', async () => {
    const { call } = await serving(bakeryAccount(), { reportPolls: 2 })
    await expect(call('GetCredentialReport')).rejects.toMatchObject({ name: 'CredentialReportNotPresentException' })
    expect(await call('GenerateCredentialReport')).toMatchObject({ State: 'STARTED' })
    await expect(call('GetCredentialReport')).rejects.toMatchObject({ name: 'CredentialReportNotReadyException' })
    expect(await call('GenerateCredentialReport')).toMatchObject({ State: 'INPROGRESS' })
    expect(await call('GenerateCredentialReport')).toMatchObject({ State: 'COMPLETE' })
    const report = await call('GetCredentialReport')
    expect(report['GeneratedTime']).toEqual(new Date('2026-11-21T00:45:00Z'))
    const rows = Buffer.from(report['Content'] as Uint8Array)
      .toString()
      .split('\n')
    expect(rows.map((row) => row.split(',').length)).toEqual([22, 22, 22, 22, 22])
    expect(rows.map((row) => row.split(',')[0])).toEqual(['user', '<root_account>', 'ada', 'bob', 'Carla'])
    expect(rows[2]).toContain(',true,2026-11-18T05:00:00Z,2025-06-01T00:00:00Z,2025-08-30T00:00:00Z,true,true,')
  })

  test('last accessed services are waited for, and paged', async () => {
    const { call } = await serving(bakeryAccount(), { lastAccessedPolls: 1 })
    const job = await call('GenerateServiceLastAccessedDetails', { Arn: OVEN_ARN })
    const input = { JobId: job['JobId'], MaxItems: 2 }
    expect(await call('GetServiceLastAccessedDetails', input)).toMatchObject({ JobStatus: 'IN_PROGRESS' })
    const first = await call('GetServiceLastAccessedDetails', input)
    expect(first).toMatchObject({ JobStatus: 'COMPLETED', IsTruncated: true, ServicesLastAccessed: [{}, {}] })
    const second = await call('GetServiceLastAccessedDetails', { ...input, Marker: first['Marker'] })
    expect(second).toMatchObject({ IsTruncated: false, ServicesLastAccessed: [{ ServiceNamespace: 'iot' }] })
  })

  test('an account without settings of its own says so', async () => {
    const { call } = await serving(liveAccount())
    await expect(call('GetAccountPasswordPolicy')).rejects.toMatchObject({ name: 'NoSuchEntityException' })
    await expect(call('ListOrganizationsFeatures')).rejects.toMatchObject({
      name: 'AccountNotManagementOrDelegatedAdministratorException',
    })
    await expect(call('GetUser', ADA)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The user with name ada cannot be found.',
    })
    await expect(call('CreateUser', ADA)).rejects.toMatchObject({ name: 'InvalidAction', $fault: 'client' })
  })
})

describe('authorization details', () => {
  test('on the wire, as AWS sends them', async () => {
    const { text } = await serving(bakeryAccount())
    const xml = await text('GetAccountAuthorizationDetails')
    const sections = ['<Policies>', '<UserDetailList>', '<RoleDetailList>', '<GroupDetailList>', '<IsTruncated>false<']
    expect(sections.map((tag) => xml.indexOf(tag))).toEqual(
      sections.map((tag) => xml.indexOf(tag)).sort((a, b) => a - b),
    )
    expect(xml).toContain('%0A%20%20%22Version')
    expect(xml).toContain('100%2525%2Fa%2Bb%20c%2F%28d%29%27%21%2F%C3%A9%E2%98%83')
    expect(xml).toContain('<RoleLastUsed/>')
    expect(xml).toContain('<PermissionsBoundaryType>Policy</PermissionsBoundaryType>')
    expect(xml).toContain('<LastUsedDate>2026-11-19T23:59:59Z</LastUsedDate>')
    expect(xml.match(/<UserPolicyList>/g)).toHaveLength(1)
    expect(xml.match(/<GroupPolicyList\/>/g)).toHaveLength(1)
    expect(xml).not.toMatch(/<Description>|<MaxSessionDuration>|<SourceRoleTemplate>|<PasswordLastUsed>/)
    expect(xml.match(/<InstanceProfileList>.*?<\/InstanceProfileList>/s)?.[0]).not.toMatch(/<Tags|<RoleLastUsed/)
  })

  test.each([1, 3, 1000])('the SDK’s own paginator sees the whole account by pages of %i', async (pageSize) => {
    const account = bakeryAccount()
    const { client } = await serving(account, { pageBytes: 3000 })
    const seen = await allPages(client, pageSize)
    expect(seen).toEqual(namesOf(authorizationDetails(account)))
  })

  test('the sections share one budget, users first, whatever the order of the filter', async () => {
    const { call } = await serving(bakeryAccount())
    const Filter = ['Group', 'User', 'Role']
    const first = await call('GetAccountAuthorizationDetails', { Filter, MaxItems: 5 })
    expect(first).toMatchObject({
      UserDetailList: [{}, {}, {}],
      RoleDetailList: [{}, {}],
      GroupDetailList: [],
      Policies: [],
    })
    const more = { Filter: ['Role', 'User', 'Group', 'User'], Marker: first['Marker'] }
    const second = await call('GetAccountAuthorizationDetails', more)
    expect(second).toMatchObject({ UserDetailList: [], RoleDetailList: [{}, {}], GroupDetailList: [{}, {}] })
  })

  test('policies are the customer’s or AWS’s', async () => {
    const { call } = await serving(bakeryAccount())
    const local = await call('GetAccountAuthorizationDetails', { Filter: ['LocalManagedPolicy'] })
    const aws = await call('GetAccountAuthorizationDetails', { Filter: ['AWSManagedPolicy'] })
    expect([local['Policies'], aws['Policies']]).toMatchObject([
      [{}, {}, {}],
      [{}, {}, {}],
    ])
  })

  test('a marker belongs to its filter, and to its operation', async () => {
    const { call } = await serving(bakeryAccount())
    const { Marker } = await call('GetAccountAuthorizationDetails', { Filter: ['User'], MaxItems: 1 })
    const refused = (operation: string, input: Members): Promise<unknown> =>
      call(operation, input).catch((error: unknown) => error)
    expect(await refused('GetAccountAuthorizationDetails', { Marker, Filter: ['Role'] })).toMatchObject({
      name: 'ValidationError',
      message: 'Marker and Filter do not match',
    })
    const invalid = { name: 'ValidationError', message: 'Invalid Marker.' }
    expect(await refused('GetAccountAuthorizationDetails', { Marker })).toMatchObject(invalid)
    expect(await refused('ListUsers', { Marker })).toMatchObject(invalid)
    expect(await refused('ListUsers', { Marker: 'mine' })).toMatchObject(invalid)
    expect(await refused('ListUsers', { MaxItems: 1001 })).toMatchObject({ name: 'ValidationError' })
    expect(await refused('GetAccountAuthorizationDetails', { Filter: ['user'] })).toMatchObject({
      name: 'ValidationError',
    })
  })

  test('pages end by weight, and one entity is always sent', async () => {
    const { call } = await serving(bakeryAccount(), { pageBytes: 1 })
    expect(await call('ListRoles')).toMatchObject({ Roles: [{ RoleName: 'oven' }], IsTruncated: true })
  })

  test('paging goes on behind the last entity when the list moves', async () => {
    const { call, endpoint } = await serving(bakeryAccount())
    const { Marker } = await call('ListUsers', { MaxItems: 2 })
    endpoint.account.users.shift()
    expect(await call('ListUsers', { Marker })).toMatchObject({ Users: [{ UserName: 'Carla' }] })
  })

  test('policies count who holds them', async () => {
    const { call, endpoint } = await serving(bakeryAccount())
    endpoint.account.roles = []
    countHolders(endpoint.account)
    expect(await call('GetPolicy', RECIPES)).toMatchObject({ Policy: { AttachmentCount: 1 } })
  })

  test('a policy may be left out that a boundary names', async () => {
    const { call, endpoint } = await serving(bakeryAccount())
    for (const policy of endpoint.account.policies) if (policy.PolicyName === 'Fence') policy.leftOut = true
    const { Policies } = await call('GetAccountAuthorizationDetails', { Filter: ['LocalManagedPolicy'] })
    expect(Policies).toMatchObject([{ PolicyName: 'RecipeReader' }, { PolicyName: 'Unattached' }])
    const PolicyArn = 'arn:aws:iam::111122223333:policy/boundaries/Fence'
    const { Policy } = await call('GetPolicy', { PolicyArn })
    expect(Policy).toMatchObject({ PermissionsBoundaryUsageCount: 2 })
    expect(Policy).not.toHaveProperty('leftOut')
  })

  test('a large account costs little to make', () => {
    const account = fullQuotaAccount(0.02)
    expect(account.users).toHaveLength(100)
    expect(account.instanceProfiles).toHaveLength(100)
    expect(authorizationDetails(account).RoleDetailList[0]).toMatchObject({ InstanceProfileList: [{ Roles: [{}] }] })
  })
})

describe('who asks', () => {
  test('the caller, and the role that it assumed in another account', async () => {
    const other = liveAccount({ id: '444455556666', aliases: ['mill'], externalId: 'grain' })
    const { endpoint } = await serving(bakeryAccount(), { accounts: [other] })
    const sts = new STSClient(settings(endpoint))
    onTestFinished(() => sts.destroy())
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '111122223333',
      Arn: 'arn:aws:iam::111122223333:user/night-watch',
    })
    const wanted = { RoleArn: 'arn:aws:iam::444455556666:role/audit/rolecall', RoleSessionName: 'night' }
    await expect(sts.send(new AssumeRoleCommand(wanted))).rejects.toMatchObject({ name: 'AccessDenied' })
    const { Credentials } = await sts.send(new AssumeRoleCommand({ ...wanted, ExternalId: 'grain' }))
    expect(Credentials).toMatchObject({ SecretAccessKey: SECRET, SessionToken: TOKEN })
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    }
    const there = new STSClient({ ...settings(endpoint), credentials })
    const iam = new IAM.IAMClient({ ...settings(endpoint), credentials })
    onTestFinished(() => {
      there.destroy()
      iam.destroy()
    })
    expect(await there.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '444455556666',
      Arn: 'arn:aws:sts::444455556666:assumed-role/rolecall/night',
    })
    expect(await iam.send(new IAM.ListAccountAliasesCommand({}))).toMatchObject({ AccountAliases: ['mill'] })
    expect(endpoint.requests.at(-1)).toMatchObject({ action: 'ListAccountAliases', accountId: '444455556666' })
  })

  test('who may not is told so', async () => {
    const { call, endpoint } = await serving(bakeryAccount(), { denied: ['ListUsers', '444455556666:ListRoles'] })
    await expect(call('ListUsers')).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('night-watch is not authorized to perform: iam:ListUsers'),
    })
    expect(await call('ListRoles')).toMatchObject({ IsTruncated: false })
    endpoint.denied.clear()
    expect(await call('ListUsers')).toMatchObject({ IsTruncated: false })
  })
})

describe('faults', () => {
  const REFUSALS: readonly (readonly [Fault['do'], object])[] = [
    ['throttle', { name: 'Throttling', message: 'Rate exceeded', $metadata: { httpStatusCode: 400 } }],
    ['server-error', { name: 'ServiceFailureException', $metadata: { httpStatusCode: 500 } }],
    ['unavailable', { name: 'ServiceUnavailable', $metadata: { httpStatusCode: 503 } }],
    ['html', { $metadata: { httpStatusCode: 502 } }],
    ['reset', { code: 'ECONNRESET' }],
    ['close-after-half', { code: 'ECONNRESET' }],
    ['expired-token', { name: 'ExpiredToken', $metadata: { httpStatusCode: 403 } }],
    ['access-denied', { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } }],
    ['no-such-entity', { name: 'NoSuchEntityException', $metadata: { httpStatusCode: 404 } }],
  ]

  test.each(REFUSALS)('%s, once', async (trouble, error) => {
    const { call } = await serving(bakeryAccount(), { faults: [{ on: { action: 'ListRoles' }, do: trouble }] })
    expect(await call('ListUsers')).toMatchObject({ IsTruncated: false })
    await expect(call('ListRoles')).rejects.toMatchObject(error)
    expect(await call('ListRoles')).toMatchObject({ IsTruncated: false })
  })

  test('hang: no answer, until the endpoint stops', async () => {
    const { call, endpoint } = await serving(bakeryAccount(), { faults: [{ on: {}, do: 'hang' }] })
    const ended = call('ListRoles').catch((error: unknown) => error)
    expect(await call('ListUsers')).toMatchObject({ IsTruncated: false })
    expect(endpoint.mostAtOnce()).toBe(2)
    await endpoint.stop()
    expect(await ended).toMatchObject({ code: 'ECONNRESET' })
  })

  test('only what fits is met, from the nth on, so many times', async () => {
    const { call, endpoint } = await serving(bakeryAccount())
    endpoint.faults.push(
      { on: { action: 'GetRole', subject: 'oven', nth: 2 }, do: 'throttle', times: 2 },
      { on: { action: 'ListRoles', page: 2 }, do: 'access-denied' },
      { on: { action: 'ListUsers', marker: true }, do: 'no-such-entity' },
    )
    const met = (operation: string, input: Members): Promise<unknown> =>
      call(operation, input).then(
        () => 'fine',
        (error: unknown) => (error as Error).name,
      )
    expect(await met('GetRole', { RoleName: 'rolecall' })).toBe('fine')
    for (const fate of ['fine', 'Throttling', 'Throttling', 'fine']) expect(await met('GetRole', OVEN)).toBe(fate)
    const { Marker } = await call('ListRoles', { MaxItems: 1 })
    expect(await met('ListRoles', { Marker })).toBe('AccessDenied')
    expect(await met('ListRoles', { Marker })).toBe('fine')
    const users = await call('ListUsers', { MaxItems: 1 })
    expect(await met('ListUsers', { Marker: users['Marker'] })).toBe('NoSuchEntityException')
  })

  test('empty-truncated-page: nothing now, everything after', async () => {
    const { call } = await serving(bakeryAccount(), { faults: [{ on: { page: 2 }, do: 'empty-truncated-page' }] })
    const [first, second, third] = await pages(call, 3)
    expect(first).toMatchObject({ Users: [{ UserName: 'ada' }] })
    expect(second).toMatchObject({ Users: [], IsTruncated: true })
    expect(second?.['Marker']).not.toBe(first?.['Marker'])
    expect(third).toMatchObject({ Users: [{ UserName: 'bob' }] })
  })

  test('repeat-marker: the same again', async () => {
    const { call } = await serving(bakeryAccount(), { faults: [{ on: { page: 2 }, do: 'repeat-marker' }] })
    const [first, second] = await pages(call, 2)
    expect(second).toMatchObject({ IsTruncated: true, Marker: first?.['Marker'], Users: [{ UserName: 'bob' }] })
  })

  test('missing-marker: more, but nowhere to go on', async () => {
    const { call } = await serving(bakeryAccount(), { faults: [{ on: {}, do: 'missing-marker' }] })
    const answer = await call('ListUsers', { MaxItems: 1 })
    expect(answer).toMatchObject({ IsTruncated: true })
    expect(answer).not.toHaveProperty('Marker')
  })

  test('stray-marker: the last page has one, and nothing behind it', async () => {
    const { call } = await serving(bakeryAccount(), { faults: [{ on: {}, do: 'stray-marker' }] })
    const [, , third] = await pages(call, 3)
    expect(third).toMatchObject({ IsTruncated: false, Users: [{ UserName: 'Carla' }], Marker: expect.any(String) })
    expect(await call('ListUsers', { Marker: third?.['Marker'] })).toMatchObject({ Users: [], IsTruncated: false })
  })

  test('duplicate-entity: the last of the page before comes again', async () => {
    const { call } = await serving(bakeryAccount(), { faults: [{ on: {}, do: 'duplicate-entity' }] })
    const [first, second, third] = await pages(call, 3)
    expect([first, second, third]).toMatchObject([
      { Users: [{ UserName: 'ada' }] },
      { Users: [{ UserName: 'ada' }] },
      { Users: [{ UserName: 'bob' }] },
    ])
  })

  test('raw-json-documents: not encoded', async () => {
    const { call } = await serving(bakeryAccount(), { faults: [{ on: {}, do: 'raw-json-documents' }] })
    const { Roles } = await call('ListRoles')
    expect(Roles).toMatchObject([{ AssumeRolePolicyDocument: expect.stringMatching(/^\{"Version"/) }, {}, {}, {}])
  })

  test('unknown-xml-element: in every structure, and the SDK does not see it', async () => {
    const { text, call } = await serving(bakeryAccount(), {
      faults: [{ on: {}, do: 'unknown-xml-element', times: 2 }],
    })
    expect((await text('ListUsers')).match(/<Novelty>/g)).toHaveLength(4)
    expect(await call('ListUsers')).toMatchObject({ Users: [{ UserName: 'ada' }, {}, {}] })
  })

  test('mutate: the account changes before the answer', async () => {
    const { call } = await serving(bakeryAccount(), {
      faults: [{ on: { action: 'ListUsers', nth: 2 }, do: { mutate: (account) => account.users.pop() } }],
    })
    expect(await call('ListUsers')).toMatchObject({ Users: [{}, {}, {}] })
    expect(await call('ListUsers')).toMatchObject({ Users: [{}, {}] })
    expect(await call('GetAccountSummary')).toMatchObject({ SummaryMap: { Users: 2 } })
  })

  test('delay: the answer comes late, and another trouble with it', async () => {
    const { call, endpoint } = await serving(bakeryAccount(), {
      faults: [
        { on: { action: 'ListRoles' }, do: { delay: 50 } },
        { on: { action: 'ListRoles' }, do: 'throttle' },
      ],
    })
    await Promise.all([
      expect(call('ListRoles')).rejects.toMatchObject({ name: 'Throttling' }),
      expect(call('ListUsers')).resolves.toMatchObject({ IsTruncated: false }),
    ])
    expect(endpoint.mostAtOnce()).toBe(2)
  })
})

interface Serving {
  readonly endpoint: IamEndpoint
  readonly client: IAM.IAMClient
  readonly call: (operation: string, input?: Members) => Promise<Members>
  /** The body of an answer as it came. */
  readonly text: (action: string) => Promise<string>
}

async function serving(account: LiveAccount, options: IamEndpointOptions = {}): Promise<Serving> {
  const endpoint = await startIamEndpoint(account, options)
  const client = new IAM.IAMClient(settings(endpoint))
  onTestFinished(async () => {
    client.destroy()
    await endpoint.stop()
  })
  return {
    endpoint,
    client,
    call: async (operation, input = {}) => {
      const Command = (IAM as unknown as Record<string, new (input: Members) => IAM.ListUsersCommand>)[
        `${operation}Command`
      ]
      if (!Command) throw new Error(`the SDK has no ${operation}`)
      return { ...(await client.send(new Command(input))) }
    },
    text: async (action) => {
      const body = new URLSearchParams({ Action: action, Version: '2010-05-08' })
      return (await fetch(endpoint.url, { method: 'POST', body })).text()
    },
  }
}

/** Pages of one user each. */
async function pages(call: Serving['call'], count: number): Promise<readonly Members[]> {
  const found: Members[] = []
  while (found.length < count) {
    found.push(await call('ListUsers', { MaxItems: 1, Marker: found.at(-1)?.['Marker'] }))
  }
  return found
}

async function allPages(client: IAM.IAMClient, pageSize: number): Promise<unknown> {
  const lists: Record<string, object[]> = { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [] }
  for await (const page of IAM.paginateGetAccountAuthorizationDetails({ client, pageSize }, {})) {
    for (const [name, list] of Object.entries(lists)) {
      list.push(...((page as unknown as Record<string, object[]>)[name] ?? []))
    }
  }
  return namesOf(lists)
}

function namesOf(lists: Readonly<Record<string, readonly object[]>>): unknown {
  const names = Object.entries(lists).map(
    ([name, list]) => [name, list.map((entity) => ('Arn' in entity ? entity.Arn : null))] as const,
  )
  return Object.fromEntries(names)
}

function settings({ url }: IamEndpoint): {
  readonly region: string
  readonly endpoint: string
  readonly maxAttempts: number
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
} {
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' }
  return { region: 'us-east-1', endpoint: url, maxAttempts: 1, credentials }
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
