// Prints how many tests of a run of the suite passed, failed and were skipped, and adds what failed to a file.
// Arguments: vitest's JSON report, the exit code of the run, the file for what failed, the name of the run.
import { appendFileSync, readFileSync } from 'node:fs'

const [report, code, failures, name] = process.argv.slice(2)
const run = read()
const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0, testResults = [] } = run
for (const { name: path, message, assertionResults } of testResults) {
  const failed = assertionResults.filter(({ status }) => status === 'failed')
  for (const { fullName, failureMessages } of failed) tell(`${path}: ${fullName}`, failureMessages.join('\n'))
  if (failed.length === 0 && message) tell(path, message)
}
// A run that ends ill without a failed test, or has none at all, is one failure.
const isBroken = numFailedTests === 0 && (code !== '0' || numPassedTests === 0)
console.log(numPassedTests, isBroken ? 1 : numFailedTests, numPendingTests + numTodoTests)

function read() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch (error) {
    tell('no report', error.message)
    return {}
  }
}

function tell(what, why) {
  const lines = why.split('\n').slice(0, 40)
  appendFileSync(failures, `-- ${name}: ${what}\n${lines.join('\n').slice(0, 4000)}\n`)
}
