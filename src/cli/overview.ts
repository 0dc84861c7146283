import { COMMANDS } from './commands/index.ts'
import { GLOBAL_OPTIONS } from './globals.ts'

/** What `rolecall --help` prints; made without the command-line library, which takes longer to load than this to print. */
export function overview(): string {
  const options = [
    ...GLOBAL_OPTIONS,
    ['-V, --version', 'the version of this program'],
    ['-h, --help', 'this help, or that of a command'],
  ] as const
  return `The offline account-authorization analyzer for AWS IAM

Usage: rolecall COMMAND [options]

Commands
${table(COMMANDS.map(({ name, summary }) => [name, summary]))}

Options of every command
${table(options)}

Examples
  rolecall collect                         a first night, with the AWS credentials of your environment
  rolecall import authz.json               the same from aws iam get-account-authorization-details
  rolecall query                           the canned queries
  rolecall query untagged-roles -f csv     one of them, for a spreadsheet
  rolecall diff                            last night against the night before

Next: rolecall COMMAND --help explains a command.
`
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`).join('\n')
}
