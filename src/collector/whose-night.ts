import { parseArn } from '../model/arn.ts'
import { byCodeUnit } from '../model/compare.ts'
import { RolecallError } from '../model/error.ts'
import type { Warning } from '../model/warning.ts'
import type { GivenEntity } from './night.ts'
import type { SavedFile } from './saved-file.ts'

/** One account's share of what came in. */
interface OneAccount {
  readonly account: string
  readonly partition: string
  readonly kept: readonly GivenEntity[]
  readonly warnings: readonly Warning[]
}

/**
 * Whose night it is: what AWS owns belongs to no account.
 *
 * @param wanted the account that the user names
 * @throws RolecallError INPUT where no entity names an account; USAGE where several do, or another one than wanted
 */
export function ofOneAccount(
  entities: readonly GivenEntity[],
  files: readonly SavedFile[],
  wanted: string | undefined,
): OneAccount {
  const owners = new Map<string, string>()
  for (const { arn } of entities) {
    const parsed = parseArn(arn)
    if (parsed && parsed.account !== 'aws' && parsed.account !== '') owners.set(parsed.account, parsed.partition)
  }
  const shown = files.map((file) => file.name).join(', ')
  const found = [...owners.keys()].toSorted(byCodeUnit)
  if (wanted === undefined && found.length === 0) {
    throw new RolecallError(
      'INPUT',
      `${shown}: no entity names an account: expected users, groups, roles or customer policies, found none`,
      {
        hint: 'Nothing was recorded. Say whose night it is with --account ID.',
      },
    )
  }
  if (wanted === undefined && found.length > 1) {
    throw new RolecallError('USAGE', `${shown}: expected one account, found ${found.length}: ${found.join(', ')}`, {
      hint: 'Nothing was recorded. Say which one to keep with --account ID.',
    })
  }
  if (wanted !== undefined && !owners.has(wanted) && !/^\d{12}$/.test(wanted)) {
    throw new RolecallError('USAGE', `--account: expected twelve digits, found ${JSON.stringify(wanted)}`, {
      hint: 'Nothing was recorded.',
    })
  }
  const account = wanted ?? found[0] ?? ''
  if (found.length > 0 && !owners.has(account)) {
    throw new RolecallError('USAGE', `${shown}: expected account ${account}, found ${found.join(', ')}`, {
      hint: 'Nothing was recorded.',
    })
  }
  const [own, others] = [
    entities.filter((entity) => isOf(entity, account)),
    entities.filter((entity) => !isOf(entity, account)),
  ]
  const left = found.filter((other) => other !== account)
  return {
    account,
    partition: owners.get(account) ?? parseArn(entities[0]?.arn ?? '')?.partition ?? 'aws',
    kept: own,
    warnings: left.map((other) => ({
      code: 'OTHER_ACCOUNT',
      message: `${others.filter((entity) => isOf(entity, other)).length} entities of account ${other} were left out`,
      subject: other,
    })),
  }
}

function isOf(entity: GivenEntity, account: string): boolean {
  const owner = parseArn(entity.arn)?.account
  return owner === account || owner === 'aws'
}
