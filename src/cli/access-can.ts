import {
  type AccessFiles,
  type Decision,
  findAsker,
  findResource,
  openNightAccess,
  unheardFiles,
} from '../app/ask-access.ts'
import { askQuestion, doubtsAbout } from '../app/ask-question.ts'
import type { AccountView } from '../model/account.ts'
import { RolecallError } from '../model/error.ts'
import type { Cell, Row, Rows } from '../model/rows.ts'
import type { Globals } from './globals.ts'
import { note } from './notes.ts'
import { withNight } from './open-night.ts'
import { formatFor, present } from './present.ts'
import type { Session } from './session.ts'

/** What the commands that ask about access take. */
export interface CanOptions extends Globals {
  readonly context?: readonly string[]
  readonly contextComplete?: boolean
  readonly resourcePolicy?: readonly string[]
  readonly resourceAccount?: string
  readonly scp?: readonly string[]
  readonly managementAccount?: boolean
  readonly requireComplete?: boolean
}

interface Words {
  readonly principal: string
  readonly action: string
  readonly resource: string | undefined
}

/** rolecall access can PRINCIPAL ACTION [RESOURCE] */
export async function accessCan(words: Words, options: CanOptions, { io }: Session): Promise<void> {
  await withNight(options, io, async ({ account, snapshot }) => {
    const question = questionOf(account, words, options)
    const asker = findAsker(account, words.principal)
    const access = await openNightAccess(account, filesOf(options), io.stdin)
    const answer = access.can(asker, question)
    const { id, account: accountId, takenAt } = snapshot
    if (asker.session !== undefined && question.context?.has('aws:userid') !== true)
      note(io, options, `a session of ${asker.caller.name}: asked as the role, aws:userid ends in ${asker.session}`)
    for (const doubt of doubtsAbout(question)) note(io, options, doubt)
    for (const unheard of unheardFiles(account, filesOf(options), question)) note(io, options, unheard)
    const document = {
      principalArn: asker.caller.name,
      action: question.action,
      resource: question.resource,
      snapshot: { id, account: accountId, takenAt },
      ...answer,
    }
    const statements = answer.statements.map((statement): Row => new Map(Object.entries(statement)))
    await present(
      {
        rows:
          formatFor(options) === 'table' ? { columns: STATEMENT, rows: statements } : answerRow(document, statements),
        heading: [
          `${answer.decision}: ${asker.caller.name} ${question.action}${question.resource === null ? '' : ` on ${question.resource}`}`,
          answer.reason,
          ...answer.conditions.map((condition, index) => `${index === 0 ? 'where' : '   or'} ${condition}`),
          `not considered: ${answer.notConsidered.join(', ')}`,
          '',
        ],
        document,
      },
      options,
      io,
    )
    if (options.requireComplete === true && answer.decision === 'unknown')
      throw new RolecallError('UNANSWERABLE', `access can: ${answer.reason}`)
  })
}

const STATEMENT = ['effect', 'source', 'policyArn', 'policyName', 'version', 'statement', 'sid']

/** The formats that have no room above their rows get the answer in one. */
function answerRow(
  { principalArn, action, resource, decision, reason, conditions, notConsidered }: Answer,
  statements: readonly Row[],
): Rows {
  const cells = new Map<string, Cell>([
    ['principalArn', principalArn],
    ['action', action],
    ['resource', resource],
    ['decision', decision],
    ['reason', reason],
    ['conditions', conditions],
    ['statements', statements.map((row) => Object.fromEntries(row))],
    ['notConsidered', notConsidered],
  ])
  return { columns: [...cells.keys()], rows: [cells] }
}

interface Answer extends Decision {
  readonly principalArn: string
  readonly action: string
  readonly resource: string | null
}

/** The question that a command line asks. */
export function questionOf(
  account: AccountView,
  { action, resource }: Omit<Words, 'principal'>,
  options: CanOptions,
): ReturnType<typeof askQuestion> {
  return askQuestion({
    action,
    resource: findResource(account, resource),
    context: options.context ?? [],
    contextIsComplete: options.contextComplete === true,
    ...(options.resourceAccount === undefined ? {} : { resourceAccount: options.resourceAccount }),
  })
}

/** The files that a command line gives. */
export function filesOf(options: Pick<CanOptions, 'scp' | 'resourcePolicy' | 'managementAccount'>): AccessFiles {
  return {
    scps: options.scp ?? [],
    resourcePolicies: options.resourcePolicy ?? [],
    isManagementAccount: options.managementAccount === true,
  }
}
