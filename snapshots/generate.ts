/**
 * Writes the example nights: 2026-11-20.json and 2026-11-21.json, two nights of a made-up bakery's AWS account as
 * `aws iam get-account-authorization-details --output json` prints them. They are taken at 02:00 UTC.
 *
 *   npx tsx snapshots/generate.ts            writes both files
 *   npx tsx snapshots/generate.ts --check    writes nothing; exits 1 if a file is not what would be written
 *
 * To extend the account, add a `user({…})`, `group({…})`, `role({…})`, `instanceProfile({…})`, `policy({…})` or
 * `awsPolicy({…})` to a file of generator/data/; policies, groups and roles are named there, and a name that does
 * not exist is refused. Ids, ARNs, times of day, attachment counts and the roles nested in instance profiles are
 * worked out when a night is printed (generator/build/print.ts), from nothing but what is written in the data, so
 * the same data gives the same bytes anywhere.
 *
 * To extend the story, add a change to generator/story.ts: a name, a sentence and a function from account to
 * account. The second night is the first night and then every change in turn. The test of the example nights asks
 * for a check of the new change: it has to be seen in the files.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { nights } from './generator/nights.ts'

const checking = process.argv.includes('--check')

for (const { fileName, content } of nights()) {
  const path = fileURLToPath(new URL(fileName, import.meta.url))
  if (!checking) {
    await writeFile(path, content)
  } else if ((await textOf(path)) !== content) {
    process.stderr.write(`snapshots/${fileName} is out of date: run \`npx tsx snapshots/generate.ts\`\n`)
    process.exitCode = 1
  }
}

/** The file's text, or null where there is no such file. */
async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
