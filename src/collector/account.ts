import type { Call, Connection } from './live/call.ts'
import type { ConnectOptions } from './live/connect-options.ts'
import type { EndpointSettings } from './live/endpoint-urls.ts'
import { RolecallError } from '../model/error.ts'
import type { Members } from '../model/fact.ts'
import { setMaxListeners } from 'node:events'
import { createRequire } from 'node:module'
import { memberOf } from '../util/members.ts'
import { callFailure, emptyAnswer, withoutCredentials } from './live/call-failure.ts'
import type { CallError } from './live/call.ts'
import { endpointUrls } from './live/endpoint-urls.ts'
import { isIamOperation, isStsOperation } from './live/operations.ts'
import { pace } from './live/pace.ts'
import { plainAnswer } from './live/plain-answer.ts'
import { checkProfile } from './live/check-profile.ts'
import { regionOf } from './live/region-of.ts'
import { retries } from './live/retries.ts'
import { unlessAborted } from './live/unless-aborted.ts'

const ATTEMPTS = 10
const CONNECTION_TIMEOUT = 10_000
/** A page of AWS's managed policies takes up to nine seconds when nothing is wrong. */
const REQUEST_TIMEOUT = 120_000

/**
 * Connects to an account, without a request before the first call. Only operations that read can be called.
 *
 * @throws CallError where what the environment and the configuration files say cannot be used; RolecallError USAGE for FIPS at an endpoint of the user's
 */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const { env, signal } = options
  const secrets = new Set(
    [options.externalId, env['AWS_SECRET_ACCESS_KEY'], env['AWS_SESSION_TOKEN']].map((s) => s ?? ''),
  )
  // Every call under way listens a few times; ten are not a leak.
  setMaxListeners(0, signal)
  const failed: Failed = (operation, error) => callFailure(operation, error, { secrets, signal })
  try {
    const { partition, state } = await import('@aws-sdk/core/client')
    // Which Node the SDK will need next year is for this package's own notes to say, not for every night's log.
    state.warningEmitted = true
    const clients = await openClients(options, secrets, failed, (region) => partition(region).name)
    const region = await clients.iam.config.region()
    if (clients.hasEndpoint && (await clients.iam.config.useFipsEndpoint())) {
      throw new RolecallError('USAGE', '--fips: AWS has FIPS endpoints of its own, found another endpoint configured', {
        hint: 'Leave out --fips (AWS_USE_FIPS_ENDPOINT), or the endpoint (AWS_ENDPOINT_URL_IAM, AWS_ENDPOINT_URL).',
      })
    }
    return {
      region,
      partition: partition(region).name,
      sdkVersion: sdkVersion(),
      call: (call) => answerOf(call, clients, options, failed),
      close: () => {
        clients.iam.destroy()
        clients.sts.destroy()
      },
    }
  } catch (error) {
    throw error instanceof RolecallError ? error : failed('connect', error)
  }
}

/** The package's own word for it: what the SDK calls itself to AWS may be a version behind. */
function sdkVersion(): string {
  return String(memberOf(createRequire(import.meta.url)('@aws-sdk/client-iam/package.json'), 'version'))
}

type Failed = (operation: string, error: unknown) => CallError

type Clients = Awaited<ReturnType<typeof openClients>>

async function openClients(
  options: ConnectOptions,
  secrets: Set<string>,
  failed: Failed,
  partitionOf: (region: string) => string,
) {
  const [{ IAMClient }, { STSClient }, profile] = await Promise.all([
    import('@aws-sdk/client-iam'),
    import('@aws-sdk/client-sts'),
    profileSections(options),
  ])
  const urls = endpointUrls({ env: options.env, ...profile })
  const settings = { ...(await clientSettings(options)), region: regionOf(options, profile, partitionOf) }
  const stsSettings = { ...settings, ...(urls.sts === undefined ? {} : { endpoint: urls.sts }) }
  const paced = pacing(options)
  const iam = new IAMClient({
    ...settings,
    ...(urls.iam === undefined ? {} : { endpoint: urls.iam }),
    credentials: await credentialsFrom(options, stsSettings, paced, secrets, failed),
  })
  const sts = new STSClient({ ...stsSettings, credentials: iam.config.credentials })
  iam.middlewareStack.addRelativeTo(paced.middleware, paced.where)
  sts.middlewareStack.addRelativeTo(paced.middleware, paced.where)
  return { iam, sts, hasEndpoint: urls.iam !== undefined }
}

/** What the profile's part of the configuration file says; nothing where there is no file, or no such profile. */
async function profileSections(options: ConnectOptions): Promise<Omit<EndpointSettings, 'env'>> {
  const { loadConfig, loadSharedConfigFiles } = await import('@smithy/core/config')
  const name = profileOf(options)
  const read = loadConfig<Omit<EndpointSettings, 'env'>>(
    {
      environmentVariableSelector: () => undefined,
      configFileSelector: (profile, file) => ({ profile, services: file?.[`services.${profile['services']}`] ?? {} }),
      default: { profile: {}, services: {} },
    },
    name === undefined ? {} : { profile: name },
  )
  const sections = await read()
  if (name !== undefined && name !== 'default') checkProfile(name, await loadSharedConfigFiles())
  return sections
}

function profileOf({ profile, env }: ConnectOptions): string | undefined {
  return profile ?? env['AWS_PROFILE']
}

/** What the SDK would say on stderr is for its own developers; what fails, we say. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** What all clients have in common, those included that fetch credentials. */
async function clientSettings(options: ConnectOptions) {
  const { DefaultRateLimiter } = await import('@smithy/core/retry')
  const { attempts = ATTEMPTS, firstDelay, ...patience } = options.patience ?? {}
  const requestTimeout = patience.requestTimeout ?? REQUEST_TIMEOUT
  const profile = profileOf(options)
  return {
    maxAttempts: attempts,
    retryStrategy: retries({
      attempts,
      firstDelay,
      rate: firstDelay === undefined ? new DefaultRateLimiter() : undefined,
      signal: options.signal,
    }),
    requestHandler: {
      connectionTimeout: patience.connectionTimeout ?? CONNECTION_TIMEOUT,
      requestTimeout,
      throwOnRequestTimeout: true,
      // The request's own limit ends with the answer's head; this one holds for a body that never comes.
      socketTimeout: requestTimeout,
    },
    // The SDK reads these of the default profile, whichever is asked for: endpointUrls() did it for the right one.
    ignoreConfiguredEndpointUrls: true,
    ...(options.fips === true ? { useFipsEndpoint: true } : {}),
    ...(profile === undefined ? {} : { profile }),
  }
}

type Settings = Awaited<ReturnType<typeof clientSettings>>

/** Before each attempt is signed, so that none is signed long before it leaves. */
function pacing({ maxRps, signal }: ConnectOptions) {
  const turn = pace(maxRps, signal)
  const middleware =
    <Request, Answer>(next: (request: Request) => Promise<Answer>) =>
    async (request: Request): Promise<Answer> => {
      await turn()
      return next(request)
    }
  const where = { relation: 'before', toMiddleware: 'httpSigningMiddleware', name: 'pace', override: true } as const
  return { middleware, where }
}

/** The SDK's chain, and the role to assume with what it gives. Every secret that comes by is noted, to keep it out of messages. */
async function credentialsFrom(
  { roleArn, externalId, sessionName = 'rolecall', ...options }: ConnectOptions,
  stsSettings: Settings & { readonly region: string; readonly endpoint?: string },
  paced: ReturnType<typeof pacing>,
  secrets: Set<string>,
  failed: Failed,
) {
  const [{ fromNodeProviderChain, fromTemporaryCredentials }, sts] = await Promise.all([
    import('@aws-sdk/credential-providers'),
    import('@aws-sdk/client-sts'),
  ])
  const plugins: NonNullable<Parameters<typeof sts.getDefaultRoleAssumer>[1]> = [
    { applyToStack: (stack) => stack.addRelativeTo(paced.middleware, paced.where) },
  ]
  const profile = profileOf(options)
  const chain = fromNodeProviderChain({
    logger: SILENT,
    ...(profile === undefined ? {} : { profile }),
    roleAssumer: sts.getDefaultRoleAssumer(stsSettings, plugins),
    roleAssumerWithWebIdentity: sts.getDefaultRoleAssumerWithWebIdentity(stsSettings, plugins),
  })
  const own = noting(
    profile === undefined ? 'credentials' : `credentials of profile ${profile}`,
    chain,
    secrets,
    failed,
  )
  if (roleArn === undefined) return own
  const assumed = fromTemporaryCredentials({
    masterCredentials: own,
    clientConfig: stsSettings,
    clientPlugins: plugins,
    params: {
      RoleArn: roleArn,
      RoleSessionName: sessionName,
      ...(externalId === undefined ? {} : { ExternalId: externalId }),
    },
  })
  return noting('AssumeRole', assumed, secrets, failed)
}

function noting<Properties, Given extends { readonly secretAccessKey: string; readonly sessionToken?: string }>(
  operation: string,
  provider: (properties?: Properties) => Promise<Given>,
  secrets: Set<string>,
  failed: Failed,
) {
  return async (properties?: Properties): Promise<Given> => {
    try {
      const given = await provider(properties)
      secrets.add(given.secretAccessKey).add(given.sessionToken ?? '')
      return given
    } catch (error) {
      throw withoutCredentials(failed(operation, error))
    }
  }
}

async function answerOf(
  { operation, input }: Call,
  clients: Clients,
  { signal }: ConnectOptions,
  failed: Failed,
): Promise<Members> {
  const send = await sender(operation, clients)
  try {
    signal.throwIfAborted()
    const members = plainAnswer(await unlessAborted(send(input, { abortSignal: signal }), signal))
    if (Object.keys(members).length === 0) throw emptyAnswer(operation)
    return members
  } catch (error) {
    throw failed(operation, error)
  }
}

type Send = (input: Members, options: { readonly abortSignal: AbortSignal }) => Promise<object>

/** The one place where a name becomes a request: what is not on the lists of operations that read cannot be asked. */
async function sender(operation: string, { iam, sts }: Clients): Promise<Send> {
  if (isIamOperation(operation)) {
    const sdk = await import('@aws-sdk/client-iam')
    // All commands are made alike; what is asked, AWS checks.
    const Command = sdk[`${operation}Command`] as unknown as new (
      input: Members,
    ) => InstanceType<typeof sdk.ListUsersCommand>
    return (input, options) => iam.send(new Command(input), options)
  }
  if (isStsOperation(operation)) {
    const { GetCallerIdentityCommand: Command } = await import('@aws-sdk/client-sts')
    return (input, options) => sts.send(new Command(input), options)
  }
  throw new RangeError(`${operation} is not among the operations that this collector may call`)
}
