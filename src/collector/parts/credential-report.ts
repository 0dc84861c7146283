import { z } from 'zod'

import { parseDate } from '../../model/date-form.ts'
import { isoTime } from '../../model/time.ts'
import { CallError } from '../live/call.ts'
import type { Roster } from '../live/roster.ts'
import { answered, readAs } from './answered.ts'
import { type ReportRow, reportRows } from './credential-report-rows.ts'
import type { Answer, Asking, GivenFact, PartPlan } from './part-plan.ts'
import { plain } from './probes.ts'
import { text } from './shapes.ts'
import { accountSubject, onceEach, type Subject, subjectByArn } from './subjects.ts'

const GENERATE = 'GenerateCredentialReport'
const GET = 'GetCredentialReport'

/** Whoever asks too often gets the report that there is. */
const TOO_OFTEN = ['LimitExceeded', 'ReportGenerationLimitExceeded', 'Throttling']
const NOT_YET = ['ReportNotPresent', 'ReportExpired', 'ReportInProgress']

/** Milliseconds between two polls, and after which a report is given up. */
const POLL = 2_000
const PATIENCE = 120_000

const job = z.looseObject({ State: text.nullish() }, { error: 'an object {State}' })
const report = z.looseObject(
  { Content: z.base64({ error: 'base64' }), GeneratedTime: text.nullish() },
  { error: 'an object {Content, GeneratedTime}' },
)

/**
 * What all users have by way of credentials, the root user too. AWS makes a report once in four hours at the most, so
 * that it can be older than the night.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html}
 */
export const credentialReport: PartPlan = {
  part: 'credential-report',
  level: 'standard',
  actions: [`iam:${GENERATE}`, `iam:${GET}`],
  probe: plain(GET),
  alsoProbe: plain(GENERATE),
  collect: async (asking) => {
    const { GeneratedTime } = readAs(report, await newestReport(asking), GET)
    const generated = GeneratedTime ? parseDate(GeneratedTime) : null
    if (generated !== null) asking.asOf(isoTime(generated))
  },
  facts: (answers, roster) => onceEach(factsOf(answers, roster)),
}

/** @throws CallError `busy` where there is none after two minutes */
async function newestReport({ ask, pause }: Asking): ReturnType<Asking['ask']> {
  for (let waited = 0; waited < PATIENCE; waited += POLL) {
    const started = await ask(GENERATE, {}, TOO_OFTEN)
    const isReady = started === null || readAs(job, started, GENERATE).State === 'COMPLETE'
    const output = isReady ? await ask(GET, {}, NOT_YET) : null
    if (output !== null) return output
    await pause(POLL)
  }
  throw new CallError(GET, 'busy', 'ReportInProgress', `${GET}: no report after ${PATIENCE / 1000} seconds`)
}

function* factsOf(answers: Iterable<Answer>, roster: Roster): Generator<GivenFact> {
  for (const { output } of answered(answers, GET))
    for (const row of reportRows(readAs(report, output, GET).Content)) {
      const subject = subjectOf(row, roster)
      if (!subject) continue
      const columns = [...row].filter(([name]) => !IDENTITY.has(name))
      yield {
        ...subject,
        settings: Object.fromEntries(columns.filter(([name]) => !isUse(name))),
        activity: Object.fromEntries(columns.filter(([name]) => isUse(name))),
        tags: null,
      }
    }
}

/** Columns that say whose row it is, which the entity says itself. */
const IDENTITY = new Set(['user', 'arn', 'user_creation_time'])

function isUse(column: string): boolean {
  return column.includes('last_used')
}

/** Users that are not in the roster appeared since, or went before: a report lives for hours. */
function subjectOf(row: ReportRow, roster: Roster): Subject | undefined {
  return row.get('user') === '<root_account>' ? accountSubject(roster) : subjectByArn(roster, row.get('arn'), undefined)
}
