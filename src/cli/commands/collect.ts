import type { Command } from 'commander'

import type { CollectAccountsRequest } from '../../app/collect-accounts.ts'
import type { Imported } from '../../app/imported.ts'
import { EXIT_CODES, RolecallError } from '../../model/error.ts'
import type { Cell, Row } from '../../model/rows.ts'
import { visibleJson } from '../../util/visible-json.ts'
import { type CollectLog, isWanting, jsonLog, textLog } from '../collect-log.ts'
import { type CollectOptions, collectSettings, type CollectSettings } from '../collect-options.ts'
import { names } from '../repeated.ts'
import { databaseFiles, databasePath } from '../databases.ts'
import { interruptible } from '../interruptible.ts'
import type { Io } from '../io.ts'
import { BUG, knownError } from '../known-error.ts'
import { formatFor, present } from '../present.ts'
import { presentOutcomes } from '../present-outcomes.ts'
import { presentRecorded, recordedIn } from '../recorded.ts'
import type { Session } from '../session.ts'
import { checkOutput, writeOutput } from '../write-output.ts'

/** rolecall collect */
export default function define(command: Command, session: Session): void {
  command
    .option('--level <LEVEL>', 'how much to read: core, standard (default) or deep')
    .option('--part <NAME>', 'also this part, whatever the level; repeatable, or comma-separated', names)
    .option('--skip-part <NAME>', 'not this part; repeatable, or comma-separated', names)
    .option('--label <NAME>', 'a name for the night, to be used as a REF')
    .option('--account <ID|ALIAS>', 'whose account it must be; an alias of which a night tells')
    .option('--accounts <FILE>', 'many accounts: ids or role ARNs, one a line; three at a time')
    .option('--profile <NAME>', 'a profile of the AWS configuration files')
    .option('--region <NAME>', 'a region of the partition to ask, such as us-gov-west-1')
    .option('--role-arn <ARN>', 'a role to assume first; with --accounts, in each account given by its id')
    .option('--external-id <ID>', "what that role's trust policy asks for")
    .option('--session-name <NAME>', "that session's name (default: rolecall)")
    .option('--fips', 'ask the FIPS endpoints')
    .option('--max-rps <N>', 'at most so many requests a second')
    .option('--concurrency <N>', 'at most so many requests at once, 1 to 16 (default: 4)')
    .option('--resume', 'go on with a collection that stopped, within 60 minutes')
    .option('--save-pages <DIR>', 'keep a copy of what AWS answered; import DIR reads it')
    .option('--print-policy [LEVEL]', 'print the least-privilege policy for a collection; ask nothing')
    .option('--check', 'only try what may be read, one cheap call a part')
    .option('--log-format <FORMAT>', 'text (default), or json: an object a line on stderr')
    .addHelpText('after', HELP)
    .action(async () => {
      const options = command.optsWithGlobals<CollectOptions>()
      const settings = collectSettings(options)
      if (options.printPolicy !== undefined) return printPolicy(options, settings, session.io)
      formatFor(options)
      const log = settings.json
        ? jsonLog(session, options)
        : textLog(session.io, options, options.accounts !== undefined)
      try {
        await interruptible(session, (signal) => {
          if (options.check === true) return check(options, settings, log, signal, session.io)
          const { accounts } = options
          return accounts === undefined
            ? collectOne(options, settings, log, signal, session.io)
            : collectMany(accounts, options, settings, log, signal, session)
        })
      } finally {
        log.end()
      }
    })
}

async function printPolicy(options: CollectOptions, settings: CollectSettings, io: Io): Promise<void> {
  if (options.format !== undefined && options.format !== 'json')
    throw new RolecallError('USAGE', `collect: --print-policy: --format: expected json, found ${options.format}`)
  const { printPolicy: policyFor } = await import('../../app/print-policy.ts')
  const region = options.region ?? (io.env['AWS_REGION'] || io.env['AWS_DEFAULT_REGION'])
  const policy = policyFor({
    ...settings,
    ...(region ? { region } : {}),
    ...(options.roleArn === undefined ? {} : { roleArn: options.roleArn }),
  })
  await writeOutput([`${visibleJson(JSON.stringify(policy, null, 2))}\n`], options.output, io)
}

async function check(
  options: CollectOptions,
  settings: CollectSettings,
  log: CollectLog,
  signal: AbortSignal,
  io: Io,
): Promise<void> {
  await checkOutput(options.output)
  const { checkAccess } = await import('../../app/check-access.ts')
  const checks = await checkAccess({ ...reach(options), ...settings, env: io.env, signal })
  const rows = checks.map(
    ({ part, access, detail }): Row => new Map<string, Cell>(Object.entries({ part, access, detail })),
  )
  const count = (access: string) => checks.filter((one) => one.access === access).length
  log.end()
  await present({ rows: { columns: ['part', 'access', 'detail'], rows } }, options, io)
  log.note(
    `${checks.length} parts: ${count('allowed')} allowed, ${count('denied')} denied, ${count('unknown')} unknown`,
    null,
  )
}

async function collectOne(
  options: CollectOptions,
  settings: CollectSettings,
  log: CollectLog,
  signal: AbortSignal,
  io: Io,
): Promise<void> {
  const { db, ...request } = await requestOf(options, settings, signal, io)
  const sayRecorded = recordedIn(db, options.label)
  const { collectAccount } = await import('../../app/collect-account.ts')
  let account = request.account ?? ''
  const hear = listener(log, io)
  const collected = await collectAccount({
    ...request,
    db,
    onEvent: (event) => {
      if (event.type === 'started') account = event.account
      hear(event, account)
    },
    onNote: (text) => log.note(text, account),
  })
  sayNight(collected, log)
  log.recorded(collected, sayRecorded)
  await presentRecorded(collected, options, io)
}

/** Logs what happens; while a night is written, a signal ends the process, and the database is as it was. */
function listener(log: CollectLog, { dieOfSignals }: Io): CollectLog['event'] {
  let hearSignals = () => {}
  return (event, account) => {
    if (event.type === 'recorded') {
      hearSignals()
      return
    }
    log.event(event, account)
    if (event.type === 'recording') hearSignals = dieOfSignals()
  }
}

async function collectMany(
  file: string,
  options: CollectOptions,
  settings: CollectSettings,
  log: CollectLog,
  signal: AbortSignal,
  session: Session,
): Promise<void> {
  const request: CollectAccountsRequest = {
    ...(await requestOf(options, settings, signal, session.io)),
    onEvent: listener(log, session.io),
    onNote: log.note,
  }
  const sayRecorded = recordedIn(request.db, options.label)
  const { collectAccounts } = await import('../../app/collect-accounts.ts')
  const outcomes = await collectAccounts(file, request, ({ account, collected, error }) => {
    if (error !== null) log.failed(error, account)
    if (collected === null) return
    sayNight(collected, log)
    log.recorded(collected, sayRecorded)
  })
  log.end()
  await presentOutcomes(outcomes, options, session.io)
  const failed = outcomes.filter(({ error }) => error !== null)
  const which = failed.length === 0 ? '' : `; failed: ${failed.map(({ account }) => account).join(', ')}`
  log.note(`${outcomes.length - failed.length} of ${outcomes.length} accounts recorded${which}`, null)
  if (failed.length > 0) session.exitCode = EXIT_CODES.AWS
  if (failed.some(({ error }) => knownError(error) === undefined)) session.exitCode = BUG
}

/** What there is to say of a night before where it went: its warnings, and its parts that were not read. */
function sayNight({ snapshot }: Imported, log: CollectLog): void {
  log.end()
  log.warnings(snapshot.warnings, snapshot.account)
  for (const [name, state] of snapshot.parts) if (isWanting(state)) log.part(name, state, snapshot.account)
}

async function requestOf(options: CollectOptions, settings: CollectSettings, signal: AbortSignal, io: Io) {
  const db = databasePath(options, io)
  await checkOutput(options.output, databaseFiles(db))
  const { label, savePages, resume = false } = options
  const { accountNamed } = await import('../../app/account-named.ts')
  const account = options.account === undefined ? undefined : accountNamed(db, options.account)
  return {
    ...reach(options),
    ...settings,
    db,
    resume,
    ...(account === undefined ? {} : { account }),
    ...(label === undefined ? {} : { label }),
    ...(savePages === undefined ? {} : { savePages }),
    env: io.env,
    signal,
    process: io.pid,
    isRunning: io.isRunning,
    now: io.now,
  }
}

/** How to reach the account, of what the command line says. */
function reach({ profile, region, roleArn, externalId, sessionName, fips = false }: CollectOptions) {
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(region === undefined ? {} : { region }),
    ...(roleArn === undefined ? {} : { roleArn }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(sessionName === undefined ? {} : { sessionName }),
    fips,
  }
}

const HELP = `
Examples
  rolecall collect                         tonight's night, with the credentials of your environment
  rolecall collect --profile audit --level deep --skip-part ssh-keys
  rolecall collect --accounts accounts.txt --role-arn arn:aws:iam::123456789012:role/rolecall
  rolecall collect --print-policy deep     what the caller must be allowed
  rolecall collect --check                 what it is allowed

Next: rolecall diff says what changed since last night. docs/collecting.md explains levels and parts.
rolecall --help lists the options of every command: --db, --account, --at, --format, --output, …`
