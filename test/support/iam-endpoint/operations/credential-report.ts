import type { Operation } from '../asked.ts'
import { IamError } from '../iam-error.ts'
import type { LiveAccount } from '../live-account.ts'
import type { LiveAccessKey, LiveUser } from '../live-entities.ts'

/** A report of all credentials, made when it is asked for: STARTED, INPROGRESS, then COMPLETE. */
export const credentialReport: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  [
    'GenerateCredentialReport',
    ({ jobs, options }) => {
      if (jobs.reportPolls === null) {
        jobs.reportPolls = 0
        return { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' }
      }
      jobs.reportPolls++
      return { State: jobs.reportPolls >= options.reportPolls ? 'COMPLETE' : 'INPROGRESS' }
    },
  ],
  [
    'GetCredentialReport',
    ({ account, jobs, options }) => {
      if (jobs.reportPolls === null) throw new IamError(410, 'ReportNotPresent', 'No report exists.')
      if (jobs.reportPolls < options.reportPolls) throw new IamError(404, 'ReportInProgress', 'Report is in progress.')
      return {
        Content: Buffer.from(credentialReportCsv(account)).toString('base64'),
        ReportFormat: 'text/csv',
        GeneratedTime: account.reportGeneratedAt,
      }
    },
  ],
])

/** The report as AWS writes it: 22 columns, the root first, no newline at the end. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html} */
function credentialReportCsv(account: LiveAccount): string {
  const rows = [rootRow(account), ...account.users.map((user) => userRow(account, user))]
  return [COLUMNS, ...rows].map((row) => row.join(',')).join('\n')
}

function rootRow({ id, partition, root, virtualMfaDevices }: LiveAccount): readonly string[] {
  const arn = `arn:${partition}:iam::${id}:root`
  const hasMfa = virtualMfaDevices.some(({ AssignedTo }) => AssignedTo === arn)
  const password = [
    'not_supported',
    written(root.PasswordLastUsed ?? 'no_information'),
    'not_supported',
    'not_supported',
  ]
  return [
    '<root_account>',
    arn,
    written(root.CreateDate),
    ...password,
    `${hasMfa}`,
    ...keys(root.AccessKeys),
    ...certificates([]),
  ]
}

function userRow({ passwordPolicy, virtualMfaDevices }: LiveAccount, user: LiveUser): readonly string[] {
  const { UserName, Arn, CreateDate, LoginProfile, PasswordLastUsed, MFADevices } = user
  const hasMfa = MFADevices.length > 0 || virtualMfaDevices.some(({ AssignedTo }) => AssignedTo === Arn)
  const password =
    LoginProfile === null
      ? ['false', 'N/A', 'N/A', 'N/A']
      : [
          'true',
          written(PasswordLastUsed ?? 'no_information'),
          written(LoginProfile.CreateDate),
          rotation(LoginProfile.CreateDate, passwordPolicy?.['MaxPasswordAge']),
        ]
  return [
    UserName,
    Arn,
    written(CreateDate),
    ...password,
    `${hasMfa}`,
    ...keys(user.AccessKeys),
    ...certificates(user.Certificates),
  ]
}

/** Five columns for each of two keys. */
function keys([first, second]: readonly LiveAccessKey[]): readonly string[] {
  return [first, second].flatMap((key) => {
    if (key === undefined) return ['false', 'N/A', 'N/A', 'N/A', 'N/A']
    const { LastUsed } = key
    const use =
      LastUsed === null
        ? ['N/A', 'N/A', 'N/A']
        : [written(LastUsed.LastUsedDate), LastUsed.Region, LastUsed.ServiceName]
    return [`${key.Status === 'Active'}`, written(key.CreateDate), ...use]
  })
}

/** Two columns for each of two signing certificates. */
function certificates([first, second]: LiveUser['Certificates']): readonly string[] {
  return [first, second].flatMap((certificate) =>
    certificate === undefined
      ? ['false', 'N/A']
      : [`${certificate.Status === 'Active'}`, written(certificate.UploadDate)],
  )
}

function rotation(changed: string, days: unknown): string {
  if (typeof days !== 'number') return 'N/A'
  return written(new Date(Date.parse(changed) + days * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z'))
}

/** Dates of the report end in Z. */
function written(date: string): string {
  return date.replace(/\+00:00$/, 'Z')
}

const COLUMNS = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
] as const
