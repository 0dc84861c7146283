import {
  type AccessFiles,
  askQuestion,
  findAsker,
  findResource,
  isKnownAction,
  openNightAccess,
} from '../app/ask-access.ts'
import type { AccountView } from '../model/account.ts'
import { RolecallError } from '../model/error.ts'
import type { Row } from '../model/rows.ts'
import type { Globals } from './globals.ts'
import { note } from './notes.ts'
import { withNight } from './open-night.ts'
import { present } from './present.ts'
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
    sayUnknownAction(question.action, options, { io })
    const rows = answer.statements.map((statement): Row => new Map(Object.entries(statement)))
    await present(
      {
        rows: { columns: ['effect', 'source', 'policyArn', 'policyName', 'version', 'statement', 'sid'], rows },
        heading: [
          `${answer.decision}: ${asker.caller.name} ${question.action}${question.resource === null ? '' : ` on ${question.resource}`}`,
          answer.reason,
          ...answer.conditions.map((condition, index) => `${index === 0 ? 'where' : '   or'} ${condition}`),
          `not considered: ${answer.notConsidered.join(', ')}`,
          '',
        ],
        document: {
          principalArn: asker.caller.name,
          action: question.action,
          resource: question.resource,
          snapshot: { id, account: accountId, takenAt },
          ...answer,
        },
      },
      options,
      io,
    )
    if (options.requireComplete === true && answer.decision === 'unknown')
      throw new RolecallError('UNANSWERABLE', `access can: ${answer.reason}`)
  })
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

/** A misspelt action is denied to nearly everybody: whoever asks should know. */
export function sayUnknownAction(action: string, options: Globals, { io }: Pick<Session, 'io'>): void {
  if (!isKnownAction(action))
    note(io, options, `${action} is not among the actions that AWS publishes: is it spelt so?`)
}
