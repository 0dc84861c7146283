import { RolecallError } from '../model/error.ts'
import { accountsWithAlias, historyExists, openForReading } from '../store/index.ts'

/**
 * The id of the account that a user names, by its id, or by an alias that a night of the database tells of.
 *
 * @param path the database, which need not be there
 * @throws RolecallError USAGE where nobody, or more than one account, has had that alias
 */
export function accountNamed(path: string, named: string): string {
  if (/^\d{12}$/.test(named)) return named
  const [id, ...others] = historyExists(path) ? aliased(path, named) : []
  const expected = '--account: expected an account id (12 digits), or an alias that the database knows'
  if (id === undefined) throw new RolecallError('USAGE', `${expected}; found ${JSON.stringify(named)}`)
  if (others.length === 0) return id
  throw new RolecallError('USAGE', `${expected} of one account; found ${named} of ${[id, ...others].join(', ')}`, {
    hint: 'Say which with --account ID.',
  })
}

function aliased(path: string, alias: string): readonly string[] {
  const db = openForReading(path)
  try {
    return accountsWithAlias(db, alias)
  } finally {
    db.close()
  }
}
