import { readFile } from 'node:fs/promises'

import { parseArn } from '../../model/arn.ts'
import { RolecallError } from '../../model/error.ts'

/** An account to collect. */
export interface AccountTarget {
  /** As the file names it. */
  readonly target: string
  readonly account: string
  /** The role that lets us; null where the file gives only the account's id. */
  readonly roleArn: string | null
}

/** The role that AWS Organizations makes in every account it creates. {@link https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access.html} */
const USUAL_ROLE = 'OrganizationAccountAccessRole'

/**
 * Reads a list of accounts: an id or a role's ARN a line, blank lines and what follows `#` left out.
 *
 * @throws RolecallError INPUT naming file, line, found and expected
 */
export async function readAccountsFile(file: string): Promise<readonly AccountTarget[]> {
  const text = await readText(file)
  const targets = text.split(/\r?\n/).flatMap((line, index) => {
    const target = line.replace(/#.*/, '').trim()
    return target === '' ? [] : [targetOf(target, `${file}:${index + 1}`)]
  })
  if (targets.length === 0) throw new RolecallError('INPUT', `${file}: expected account ids or role ARNs, found none`)
  const twice = targets.find(({ account }, index) => targets.findIndex((other) => other.account === account) < index)
  if (twice) throw new RolecallError('INPUT', `${file}: account ${twice.account} stands there twice`)
  return targets
}

/**
 * The role to take in an account of which only the id is given.
 *
 * @param partition where the account is, which is where the caller's own is: no role lets anyone into another partition
 * @param pattern that role in whatever account it is named; left out: the usual one
 */
export function roleIn(account: string, partition: string, pattern: string | undefined): string {
  if (pattern === undefined) return `arn:${partition}:iam::${account}:role/${USUAL_ROLE}`
  return pattern.replace(/^(arn:[^:]*:iam::)\d*(:role\/)/, `$1${account}$2`)
}

function targetOf(target: string, place: string): AccountTarget {
  if (/^\d{12}$/.test(target)) return { target, account: target, roleArn: null }
  const arn = parseArn(target)
  if (arn?.service === 'iam' && /^\d{12}$/.test(arn.account) && arn.resource.startsWith('role/'))
    return { target, account: arn.account, roleArn: target }
  throw new RolecallError(
    'INPUT',
    `${place}: expected an account id (12 digits) or a role's ARN, found ${JSON.stringify(target)}`,
  )
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new RolecallError(
      'INPUT',
      `${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    )
  }
}
