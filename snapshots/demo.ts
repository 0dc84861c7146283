/**
 * Rolecall on the example nights, from import to reports: `npm run demo`. It runs the built program as a reader would
 * type it, writes into reports/ alone, and may be run as often as one likes.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { DATABASE, ROOT, rolecall } from './demo/rolecall.ts'
import { sentence, shown, typed } from './demo/show.ts'
import { REPORTS, TOUR } from './demo/tour.ts'

const OPENING = `Rolecall on two nights of a made-up bakery's AWS account. Everything below is the real program.
Wide tables are cut to 100 columns here. The history goes to a database of the demo's own:

$ export ROLECALL_DB=${DATABASE}`

const CLOSING = `To ask the bakery more, name the demo's database: npx rolecall query --db ${DATABASE}

Now your own account:

$ aws iam get-account-authorization-details --output json > authz.json
$ npx rolecall import authz.json
$ npx rolecall query
$ npx rolecall query external-trust-map -o trust.csv

Save and import it again tomorrow, then:

$ npx rolecall diff

Nothing leaves this machine. The history is snapshots/rolecall.db, readable by you alone.`

startAfresh()
console.log(OPENING)
for (const { title, stops } of TOUR) {
  console.log(`\n${title}\n${'='.repeat(title.length)}`)
  for (const stop of stops) {
    console.log(`\n${sentence(stop.sentence)}\n\n${typed(stop.words)}\n`)
    console.log(shown(await rolecall(stop.words, stop.exits), stop.rows))
  }
}
console.log('\nKeep the answers\n================\n\nThe ending of the file says the format.\n')
const reports = REPORTS.map(([name, ...words]) => ({
  file: `reports/${name}`,
  words: [...words, '-o', `reports/${name}`],
}))
await Promise.all(reports.map(async ({ words }) => rolecall(words)))
for (const { file, words } of reports) console.log(`${typed(words)}${rowsIn(file)}`)
console.log(`\n${CLOSING}`)

/** Earlier demos are forgotten: the nights are recorded anew, and no old report is taken for a new one. */
function startAfresh(): void {
  mkdirSync(join(ROOT, 'reports'), { recursive: true })
  const names = REPORTS.map(([name]) => `reports/${name}`)
  for (const file of [DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`, `${DATABASE}.cache.db`, ...names])
    rmSync(join(ROOT, file), { force: true })
}

/** How many rows a CSV report has; cells of these reports hold no line breaks. */
function rowsIn(file: string): string {
  if (!file.endsWith('.csv')) return ''
  const lines = readFileSync(join(ROOT, file), 'utf8').split('\r\n').length - 2
  return `   # ${lines} rows`
}
