import { renameSync, writeFileSync } from 'node:fs'

import { bakeryAccount, startIamEndpoint } from './index.ts'

/**
 * Serves the bakery to programs of other languages until it is ended, by small pages: `tsx serve.ts FILE`. The file is
 * there when the endpoint is, and says its address and the account that it serves.
 */
const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('usage: serve.ts FILE')
const account = bakeryAccount()
const { url } = await startIamEndpoint(account, { pageBytes: 4000 })
const told = { url, account: { ...account, servicesLastAccessed: Object.fromEntries(account.servicesLastAccessed) } }
writeFileSync(`${file}.new`, JSON.stringify(told))
renameSync(`${file}.new`, file)
