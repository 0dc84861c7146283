import type { Command } from 'commander'

import { capitalised } from '../capitalised.ts'
import { addGlobals } from '../globals.ts'
import { type CheckOptions, policyCheck } from '../policy-check.ts'
import { type CompareOptions, policyCompare } from '../policy-compare.ts'
import type { Session } from '../session.ts'

/** rolecall policy check · compare */
export default function define(command: Command, session: Session): void {
  const sub = (usage: string, summary: string, help: string): Command =>
    command.command(usage).summary(summary).description(capitalised(summary)).addHelpText('after', help)
  const check = sub('check <FILE...>', 'what is wrong with a policy document, with line and column', CHECK_HELP)
  check
    .option(
      '--kind <KIND>',
      'managed, inline-user, inline-group, inline-role, trust, resource or scp; else the document tells',
    )
    .option('--fail-on <SEVERITY>', 'exit 1 where something of this severity or above is found: error, warning, info')
    .action(async (files: string[]) => policyCheck(files, check.optsWithGlobals<CheckOptions>(), session))
  const compare = sub(
    'compare <OLD> <NEW>',
    'what an edit of a policy document does, with a request that shows it',
    COMPARE_HELP,
  )
  compare
    .option('--account <ID>', 'the account that holds the documents: of its own callers it matters how they are let in')
    .option('--exit-code', 'exit 1 where the answer is not equal')
    .action(async (older: string, newer: string) =>
      policyCompare(older, newer, compare.optsWithGlobals<CompareOptions>(), session),
    )
  for (const own of [check, compare]) addGlobals(own)
  command.addHelpText('after', HELP)
}

const GLOBAL = 'rolecall --help lists the options of every command: --format, --output, --quiet, …'

const CHECK_HELP = `
FILE holds one policy document, or what aws iam get-policy-version, get-role-policy, get-user-policy, get-group-policy
or get-role printed (.json, .json.gz, - for stdin). A document all of whose statements have principals counts as a trust
policy, with resources as a resource's; any other as a managed policy. No history is opened. docs/policy-check.md lists the codes.

Examples
  rolecall policy check policy.json
  rolecall policy check policies/*.json --fail-on warning -f ndjson
  aws iam get-role --role-name oven | rolecall policy check -
${GLOBAL}`

const COMPARE_HELP = `
OLD and NEW hold a policy document each, as for rolecall policy check. The answer is equal, broader, narrower, different
or undecided, in effect: whatever the spelling, for every action, resource and condition, and for trust policies every
caller. Exit code 0, whatever the answer, but for --exit-code. No history is opened.

Examples
  rolecall policy compare old.json new.json
  rolecall policy compare old.json new.json -f json
  git show HEAD:policy.json | rolecall policy compare - policy.json
${GLOBAL}`

const HELP = `
Examples
  rolecall policy check policy.json --fail-on error
  rolecall policy compare old.json new.json

rolecall policy check --help and rolecall policy compare --help explain them.`
