import { expect, test } from 'vitest'

import { runCli } from './run-cli.ts'

test.each([
  ['a misspelt command, whatever follows it', ['imprt', 'x.json'], 'Did you mean import?'],
  ['no command at all', ['--quiet'], 'expected a command, found none\n  rolecall --help lists the commands.'],
  ['a word too many', ['snapshots', 'foo'], 'too many arguments'],
])('%s is named', async (_, argv, said) => {
  expect(await runCli(argv)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(said) })
})
