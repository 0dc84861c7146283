import { CallError, type Failure } from '../../src/collector/live/call.ts'
import { pagesOf } from '../../src/collector/live/page-loop.ts'
import { rosterOf } from '../../src/collector/live/roster-builder.ts'
import type { Roster, RosterEntry } from '../../src/collector/live/roster.ts'
import type { Answer, Asking, GivenFact, PartPlan } from '../../src/collector/parts/part-plan.ts'
import { nameInArn } from '../../src/model/arn.ts'
import type { EntityKind } from '../../src/model/entity.ts'
import type { Members } from '../../src/model/fact.ts'
import { listOf } from '../../src/util/list.ts'
import { memberOf, membersOf } from '../../src/util/members.ts'

/** An answer, or AWS's code where it says no. */
export type Said = Members | string

/**
 * What AWS says to an operation, or to one about somebody: `GetRole oven`. A list is said one after the other, its last
 * item ever after; what is not here is refused with AccessDenied.
 */
export type Script = ReadonlyMap<string, Said | readonly Said[]>

/** What a plan did, and what came of it. */
export interface Asked {
  readonly facts: readonly GivenFact[]
  readonly kept: readonly Answer[]
  readonly operations: ReadonlySet<string>
  /** ARNs of subjects that could not be read, and of those that were gone. */
  readonly missed: readonly string[]
  readonly gone: readonly string[]
  readonly asOf: string | null
  readonly lacks: readonly string[]
  /** Milliseconds that it would have waited. */
  readonly waited: number
}

/** Account 123456789012 with these entities. */
export function bakeryRoster(...entries: readonly RosterEntry[]): Roster {
  return rosterOf(entries, '123456789012', 'aws')
}

/** An entity of the bakery. */
export function entry(kind: EntityKind, name: string): RosterEntry {
  const type = kind === 'managed-policy' ? 'policy' : kind
  return { kind, arn: `arn:aws:iam::123456789012:${type}/${name}`, id: `ID-${name}`, name }
}

/** Lets a plan ask what a script answers, and reads its facts from the answers kept. */
export async function runPlan(plan: PartPlan, roster: Roster, script: Script): Promise<Asked> {
  const [kept, missed, gone, lacks]: [Answer[], string[], string[], string[]] = [[], [], [], []]
  const operations = new Set<string>()
  const said = new Map<string, number>()
  let [waited, asOf]: [number, string | null] = [0, null]

  const next = (key: string): Said | undefined => {
    const given = script.get(key)
    if (!isInTurn(given)) return given
    const turn = said.get(key) ?? 0
    said.set(key, turn + 1)
    return given[Math.min(turn, given.length - 1)]
  }
  const ask: Asking['ask'] = (operation, input = {}, expected = []) => {
    operations.add(operation)
    const answer = next(`${operation} ${whose(input)}`) ?? next(operation) ?? 'AccessDenied'
    if (typeof answer !== 'string') {
      kept.push({ operation, input, output: answer, code: null })
      return Promise.resolve(answer)
    }
    if (!expected.includes(answer)) {
      return Promise.reject(new CallError(operation, FAILURES[answer] ?? 'refused', answer, answer))
    }
    kept.push({ operation, input, output: null, code: answer })
    return Promise.resolve(null)
  }
  await plan.collect({
    roster,
    ask,
    allPages: async (operation, input = {}) => {
      for await (const _ of pagesOf(operation, input, async (asked) => (await ask(operation, asked)) ?? {}));
    },
    pages: async (operation, member, input = {}) => {
      const items: Members[] = []
      for await (const page of pagesOf(operation, input, async (asked) => (await ask(operation, asked)) ?? {}))
        items.push(...listOf(memberOf(page, member)).map((item) => Object.fromEntries(membersOf(item))))
      return items
    },
    each: async (subjects, work) => {
      for (const subject of subjects) {
        try {
          await work(subject)
        } catch (error) {
          const isGone = error instanceof CallError && error.failure === 'absent'
          if (isGone) gone.push(subject.arn)
          else missed.push(subject.arn)
        }
      }
    },
    asOf: (iso) => {
      asOf = iso
    },
    lacks: (detail) => {
      if (!lacks.includes(detail)) lacks.push(detail)
    },
    pause: (milliseconds) => {
      waited += milliseconds
      return Promise.resolve()
    },
  })
  return { facts: [...plan.facts(kept, roster)], kept, operations, missed, gone, asOf, lacks, waited }
}

const FAILURES: Readonly<Record<string, Failure>> = {
  AccessDenied: 'denied',
  NoSuchEntity: 'absent',
  Throttling: 'busy',
  Http500: 'busy',
}

function isInTurn(given: Said | readonly Said[] | undefined): given is readonly Said[] {
  return Array.isArray(given)
}

/** The name at the end of the first thing that an input names. */
function whose(input: Members): string {
  const first = Object.entries(input).find(([name, value]) => name !== 'Marker' && typeof value === 'string')
  return first === undefined ? '' : nameInArn(String(first[1]))
}
