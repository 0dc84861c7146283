import type { Command } from 'commander'

import { capitalised } from '../capitalised.ts'
import { addGlobals } from '../globals.ts'
import { repeated } from '../repeated.ts'
import type { Session } from '../session.ts'
import { accessCan, type CanOptions } from '../access-can.ts'
import { accessShow, type ShowOptions } from '../access-show.ts'
import { accessWhoCan } from '../access-who-can.ts'

/** rolecall access can · who-can · show */
export default function define(command: Command, session: Session): void {
  const sub = (usage: string, summary: string, help: string): Command => {
    const own = command.command(usage).summary(summary).description(capitalised(summary))
    own
      .option('--scp <FILE>', 'service control policies of one level (root, unit, account); repeatable', repeated)
      .option('--management-account', 'the account manages its organisation: SCPs do not bind it')
    addGlobals(own)
    return own.addHelpText('after', help)
  }
  const asking = (own: Command): Command =>
    own
      .option(
        '--context <KEY=VALUE>',
        'a condition key of the request; repeatable, several values make a list',
        repeated,
      )
      .option('--context-complete', 'keys that neither --context nor the night gives are missing')
      .option('--resource-policy <FILE>', 'the policies of the resource; repeatable', repeated)
      .option('--resource-account <ID>', 'the account that owns the resource, where its ARN does not say so')
      .option('--require-complete', 'exit 3 where the answer leaves anything unknown')

  const can = asking(sub('can <PRINCIPAL> <ACTION> [RESOURCE]', 'whether somebody can do something, and why', CAN_HELP))
  can.action(async (principal: string, action: string, resource: string | undefined) =>
    accessCan({ principal, action, resource }, can.optsWithGlobals<CanOptions>(), session),
  )
  const whoCan = asking(sub('who-can <ACTION> [RESOURCE]', 'every user and role that can do something', WHO_CAN_HELP))
  whoCan.action(async (action: string, resource: string | undefined) =>
    accessWhoCan({ action, resource }, whoCan.optsWithGlobals<CanOptions>(), session),
  )
  const show = sub('show <PRINCIPAL>', 'everything somebody can do, and by which policy', SHOW_HELP)
  show
    .option('--service <PREFIX>', 'only this service, such as s3')
    .option('--level <LEVEL>', 'only this access level: List, Read, Write, "Permissions management" or Tagging')
    .action(async (principal: string) => accessShow(principal, show.optsWithGlobals<ShowOptions>(), session))
  command.addHelpText('after', HELP)
}

const GLOBAL = 'rolecall --help lists the options of every command: --db, --account, --at, --format, --output, …'

const CAN_HELP = `
PRINCIPAL is a user or role of the night (ARN, unique id, role/NAME, user/NAME, a name), or somebody beyond it: a
service (lambda.amazonaws.com), an identity provider's ARN, another account's id, a principal of another account.
A session of a role (arn:aws:sts::111122223333:assumed-role/NAME/SESSION) is asked about as the role, by that name.
RESOURCE is an ARN or an entity of the night (role/NAME); with wildcards, or left out, every resource they take.

Examples
  rolecall access can ada s3:GetObject arn:aws:s3:::oven/bun
  rolecall access can role/oven sts:AssumeRole role/mill            both sides: identity and trust policy
  rolecall access can ada iam:CreateUser --context aws:MultiFactorAuthPresent=true
  rolecall access can ada s3:PutObject arn:aws:s3:::oven/x --scp root.json --scp account.json

Next: rolecall access show PRINCIPAL lists everything it can do.
${GLOBAL}`

const WHO_CAN_HELP = `
Examples
  rolecall access who-can iam:CreateAccessKey user/ada
  rolecall access who-can s3:GetObject 'arn:aws:s3:::ledger/*' -f csv
  rolecall access who-can sts:AssumeRole role/oven

Next: rolecall access can PRINCIPAL ACTION [RESOURCE] says why.
${GLOBAL}`

const SHOW_HELP = `
Examples
  rolecall access show ada
  rolecall access show role/oven --service iam -f json
  rolecall access show ada --level "Permissions management"

Next: rolecall access can PRINCIPAL ACTION [RESOURCE] decides one of them.
${GLOBAL}`

const HELP = `
Answers come from IAM policies alone: what they do not show (SCPs, resource policies, session policies) stands in
notConsidered, and can be given with --scp and --resource-policy.

Examples
  rolecall access can ada s3:GetObject arn:aws:s3:::oven/bun   may she?
  rolecall access who-can iam:PassRole role/oven               who may?
  rolecall access show role/oven                               what may it?

rolecall access can --help explains each.`
