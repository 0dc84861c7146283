import { z } from 'zod'

import { byCodeUnit, byKeys } from '../../model/compare.ts'
import type { EntityKind } from '../../model/entity.ts'
import type { Members } from '../../model/fact.ts'
import { isoTime } from '../../model/time.ts'
import { memberOf } from '../../util/members.ts'
import { CallError } from '../live/call.ts'
import { pagesOf } from '../live/page-loop.ts'
import type { Roster } from '../live/roster.ts'
import { type Answered, keyIn, readAs } from './answered.ts'
import type { Answer, Asking, GivenFact, PartPlan } from './part-plan.ts'
import { noPolicy } from './probes.ts'
import { text } from './shapes.ts'
import { onceEach, subjectByArn } from './subjects.ts'
import { type WholeList, wholeLists } from './whole-lists.ts'

const GENERATE = 'GenerateServiceLastAccessedDetails'
const GET = 'GetServiceLastAccessedDetails'
const KINDS: readonly EntityKind[] = ['user', 'group', 'role', 'managed-policy']

/** Milliseconds before the second poll, the most between two, and after which a job is given up. */
const FIRST_POLL = 1_000
const LONGEST_POLL = 10_000
const PATIENCE = 120_000

const job = z.looseObject({ JobId: text }, { error: 'an object {JobId}' })
const details = z.looseObject(
  { JobStatus: text, Error: z.looseObject({ Code: text.nullish() }, { error: 'an object {Code}' }).nullish() },
  { error: 'an object {JobStatus}' },
)
const service = z.looseObject({ ServiceNamespace: text }, { error: 'a service {ServiceNamespace, …}' })

/**
 * When each service was last reached with what each entity allows: two calls and more for each of them, hence only where
 * it is named. IAM looks back 400 days.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html}
 */
export const lastAccessed: PartPlan = {
  part: 'last-accessed',
  level: 'deep',
  optIn: true,
  actions: [`iam:${GENERATE}`, `iam:${GET}`],
  probe: ({ partition }) => ({ operation: GENERATE, input: { Arn: noPolicy(partition) } }),
  collect: async (asking) => {
    const done: string[] = []
    await asking.each(
      KINDS.flatMap((kind) => asking.roster.of(kind)),
      async ({ arn }) => {
        const { JobId } = readAs(job, await asking.ask(GENERATE, { Arn: arn }), GENERATE)
        const first = await finished(asking, JobId)
        done.push(...[memberOf(first, 'JobCompletionDate')].filter((date) => typeof date === 'string'))
        const ask = async (input: Members) => ('Marker' in input ? ((await askOfJob(asking, input)) ?? {}) : first)
        for await (const page of pagesOf(GET, { JobId }, ask)) readAs(details, page, GET)
      },
    )
    const [first] = done.toSorted(byCodeUnit)
    if (first !== undefined) asking.asOf(isoTime(Date.parse(first)))
  },
  facts: (answers, roster) => onceEach(factsOf(answers, roster)),
}

/** The first page of a job's answer. @throws CallError `refused` where the job failed, `busy` where it takes too long */
async function finished(asking: Asking, JobId: string): Promise<Members> {
  let delay = FIRST_POLL
  for (let waited = 0; waited < PATIENCE; waited += delay, delay = Math.min(2 * delay, LONGEST_POLL)) {
    const answer = readAs(details, await askOfJob(asking, { JobId }), GET)
    if (answer.JobStatus === 'COMPLETED') return answer
    if (answer.JobStatus === 'FAILED')
      throw new CallError(GET, 'refused', answer.Error?.Code ?? 'JobFailed', `${GET}: the job failed`)
    await asking.pause(delay)
  }
  throw new CallError(GET, 'busy', 'JobPending', `${GET}: no answer after ${PATIENCE / 1000} seconds`)
}

/** A job that AWS knows no more says nothing about its entity, which is there as before. @throws CallError `refused` */
async function askOfJob({ ask }: Asking, input: Members): ReturnType<Asking['ask']> {
  try {
    return await ask(GET, input)
  } catch (error) {
    if (!(error instanceof CallError) || error.failure !== 'absent') throw error
    throw new CallError(GET, 'refused', 'JobLost', `${GET}: the job is not known any more`, error)
  }
}

/** Answers name the job alone; whose it is was said when it began. They are many: none is held longer than its entity's. */
function* factsOf(answers: Iterable<Answer>, roster: Roster): Generator<GivenFact> {
  const owners = new Map<string, string>()
  const early: WholeList<z.infer<typeof service>>[] = []
  const lists = wholeLists(pagesNoting(owners, answers), {
    operation: GET,
    by: 'JobId',
    member: 'ServicesLastAccessed',
    item: service,
  })
  for (const list of lists) {
    if (owners.has(list.of)) yield* factOf(list, owners, roster)
    else early.push(list)
  }
  for (const list of early) yield* factOf(list, owners, roster)
}

/** The pages of finished jobs; which entity each job is of is noted on the way. */
function* pagesNoting(owners: Map<string, string>, answers: Iterable<Answer>): Generator<Answered> {
  for (const { operation, input, output } of answers) {
    if (output === null) continue
    if (operation === GENERATE) owners.set(readAs(job, output, GENERATE).JobId, keyIn(input, 'Arn'))
    else if (operation === GET && readAs(details, output, GET).JobStatus === 'COMPLETED') yield { input, output }
  }
}

function* factOf(
  { of, items }: WholeList<z.infer<typeof service>>,
  owners: ReadonlyMap<string, string>,
  roster: Roster,
): Generator<GivenFact> {
  const subject = subjectByArn(roster, owners.get(of), undefined)
  if (!subject) return
  const ServicesLastAccessed = items.toSorted(byKeys(({ ServiceNamespace }) => ServiceNamespace))
  yield { ...subject, settings: {}, activity: { ServicesLastAccessed }, tags: null }
}
