import type { Fact, Members } from '../../model/fact.ts'
import type { Level, Part } from '../../model/part.ts'
import type { Call } from '../live/call.ts'
import type { Roster } from '../live/roster.ts'

/** A fact as a plan reads it out of answers; which part it is of goes without saying. */
export type GivenFact = Omit<Fact, 'part'>

/** A call of this part as it was answered; failed ones say why. `input` is what was asked. */
export interface Answer extends Call {
  /** Null where the call failed. */
  readonly output: Members | null
  /** AWS's code, such as `NoSuchEntity` or `AccessDenied`; null where the call succeeded. */
  readonly code: string | null
}

/** How a plan asks AWS. Every answer is kept before the next question; a resumed run gets the kept ones back. */
export interface Asking {
  /** Who is in the account, as the authorization details said. */
  readonly roster: Roster
  /**
   * One call.
   *
   * @param expected AWS's codes that are an answer, such as NoSuchEntity of a user without a password: null comes back
   * @throws CallError for any other failure
   */
  readonly ask: (operation: string, input?: Members, expected?: readonly string[]) => Promise<Members | null>
  /**
   * All pages of a list, with the checks that paging needs: the items of the member named.
   *
   * @throws CallError where a page fails, or the list does not reach its end
   */
  readonly pages: (operation: string, member: string, input?: Members) => Promise<readonly Members[]>
  /** The same where only the answers kept are wanted: a thousand roles, with their trust policies, are not held at once. */
  readonly allPages: (operation: string, input?: Members) => Promise<void>
  /**
   * The same for each of many subjects, a few at a time. One that is gone since it was listed is noted and left out;
   * one that fails otherwise is noted as unknown; if the first ones all fail, the part is given up.
   */
  readonly each: <Subject extends { readonly arn: string }>(
    subjects: readonly Subject[],
    work: (subject: Subject) => Promise<void>,
  ) => Promise<void>
  /** The moment that the part describes, where it is not the night's. */
  readonly asOf: (iso: string) => void
  /** Says that something which completes the part's facts could not be had, such as tags: the part stands, in doubt. */
  readonly lacks: (detail: string, arn: string) => void
  /** Waits between two polls of a report; ends early when the run does. */
  readonly pause: (milliseconds: number) => Promise<void>
}

/** One part beyond the authorization details: what it takes to read, and what its answers say. */
export interface PartPlan {
  readonly part: Part
  /** The first level that reads it. */
  readonly level: Level
  /** Read only where the user names it: it takes thousands of calls. */
  readonly optIn?: true
  /** The IAM actions that it needs, such as `iam:GetPolicy`. {@link https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html} */
  readonly actions: readonly string[]
  /**
   * One cheap call that shows whether the caller may. A code such as NoSuchEntity of an entity that does not exist shows
   * that the caller may.
   */
  readonly probe: (account: Pick<Roster, 'account' | 'partition'>) => Call
  /** The same for a second kind of call, where who may make the first may yet be denied this one. */
  readonly alsoProbe?: PartPlan['probe']
  readonly collect: (asking: Asking) => Promise<void>
  /**
   * What the answers kept say, read without a network, in any version to come. Each entity comes once. A subject that
   * `each` noted as unknown is added by the caller.
   */
  readonly facts: (answers: Iterable<Answer>, roster: Roster) => Iterable<GivenFact>
}
