import { RolecallError } from '../model/error.ts'
import { type Level, LEVELS } from '../model/part.ts'
import { nearest } from '../util/nearest.ts'
import type { Globals } from './globals.ts'

/** What stands on the command line of `collect`. */
export interface CollectOptions extends Globals {
  readonly level?: string
  readonly part?: readonly string[]
  readonly skipPart?: readonly string[]
  readonly label?: string
  readonly resume?: boolean
  readonly savePages?: string
  readonly printPolicy?: string | boolean
  readonly check?: boolean
  readonly profile?: string
  readonly region?: string
  readonly roleArn?: string
  readonly externalId?: string
  readonly sessionName?: string
  readonly fips?: boolean
  readonly accounts?: string
  readonly maxRps?: string
  readonly concurrency?: string
  readonly logFormat?: string
}

/** What it means: the numbers as numbers, the words known. */
export interface CollectSettings {
  readonly level: Level
  readonly parts: readonly string[]
  readonly skip: readonly string[]
  readonly concurrency: number
  readonly maxRps?: number
  readonly json: boolean
}

/** Reads the command line. @throws RolecallError USAGE naming the option, what was expected and what was found */
export function collectSettings(options: CollectOptions): CollectSettings {
  refuseBesides(options)
  const { accounts, roleArn, logFormat = 'text', maxRps, concurrency = '4' } = options
  if (roleArn !== undefined && !(accounts === undefined ? ROLE : ROLE_ANYWHERE).test(roleArn))
    throw wrong('--role-arn', "a role's ARN such as arn:aws:iam::123456789012:role/rolecall", roleArn)
  if (logFormat !== 'text' && logFormat !== 'json') throw wrong('--log-format', 'text or json', logFormat)
  if (!/^\d{1,2}$/.test(concurrency) || Number(concurrency) < 1 || Number(concurrency) > 16)
    throw wrong('--concurrency', 'a whole number from 1 to 16', concurrency)
  return {
    level: levelFrom(options),
    parts: options.part ?? [],
    skip: options.skipPart ?? [],
    concurrency: Number(concurrency),
    ...(maxRps === undefined ? {} : { maxRps: rate(maxRps) }),
    json: logFormat === 'json',
  }
}

const ROLE = /^arn:[\w-]+:iam::\d{12}:role\/.+$/
const ROLE_ANYWHERE = /^arn:[\w-]+:iam::\d*:role\/.+$/

/** Options that say nothing, or the contrary, beside others. */
function refuseBesides(options: CollectOptions): void {
  const { at, printPolicy, check, accounts, account, roleArn } = options
  if (at !== undefined)
    throw new RolecallError('USAGE', 'collect: --at names a night already kept; this one is taken now')
  const only = printPolicy !== undefined ? '--print-policy' : check === true ? '--check' : null
  const given = [
    ['--check', check],
    ['--accounts', accounts],
    ['--resume', options.resume],
    ['--save-pages', options.savePages],
    ['--label', options.label],
    ['--account', account],
  ] as const
  const odd = only && given.find(([flag, value]) => flag !== only && value !== undefined)
  if (odd) throw new RolecallError('USAGE', `collect: ${only} records no night, so ${odd[0]} must not stand beside it`)
  if (accounts !== undefined && account !== undefined)
    throw new RolecallError('USAGE', 'collect: --accounts names the accounts, so --account must not stand beside it')
  if (roleArn !== undefined || accounts !== undefined) return
  const idle = options.externalId !== undefined ? '--external-id' : options.sessionName && '--session-name'
  if (idle) throw new RolecallError('USAGE', `collect: ${idle} is for the role of --role-arn, which is not there`)
}

function levelFrom({ level, printPolicy }: CollectOptions): Level {
  const [option, word] = typeof printPolicy === 'string' ? ['--print-policy', printPolicy] : ['--level', level]
  if (typeof printPolicy === 'string' && level !== undefined && level !== printPolicy)
    throw new RolecallError('USAGE', `collect: --print-policy ${printPolicy} and --level ${level} name two levels`)
  if (word === undefined) return 'standard'
  const known = LEVELS.find((name) => name === word)
  if (known !== undefined) return known
  const near = nearest(word, LEVELS)
  throw wrong(option, LEVELS.join(', '), word, near.length > 0 ? `Did you mean ${near.join(', ')}?` : undefined)
}

function rate(text: string): number {
  const number = /^\d{1,4}(\.\d+)?$/.test(text) ? Number(text) : 0
  if (number >= 0.01) return number
  throw wrong('--max-rps', 'a number from 0.01 to 9999', text)
}

function wrong(option: string, expected: string, found: string, hint?: string): RolecallError {
  const message = `${option}: expected ${expected}, found ${JSON.stringify(found)}`
  return new RolecallError('USAGE', message, hint === undefined ? {} : { hint })
}
