import { parseArn } from '../../model/arn.ts'
import type { Fact, SubjectKind } from '../../model/fact.ts'
import type { Part } from '../../model/part.ts'
import { isCertain } from '../comparable.ts'
import type { Night, Pair } from '../input.ts'

/** Whether both nights read the part of a fact, and AWS said it in each night that has it. */
export function isComparableFact({ before, after }: Pair<Fact>, from: Night, to: Night): boolean {
  const fact = after ?? before
  return fact !== null && before?.settings !== null && after?.settings !== null && readOnBoth(fact.part, from, to)
}

/**
 * Whether a fact that one night lacks tells of something that came or went. A part says of users, roles and the like
 * only what it was asked, and that they are there at all is told by other parts; but some things only it can tell of.
 */
export function isPresenceTold({ kind, part, arn }: Fact, lacking: Night, other: Night): boolean {
  if (!isToldByParts(kind)) return false
  if (part !== 'mfa-devices') return true
  return !(isVirtual(arn) && readOnBoth('virtual-mfa', lacking, other)) && everyUserAnswered(part, lacking)
}

/** Whether things of a kind stand in no list of the authorization details. */
export function isToldByParts(kind: SubjectKind): boolean {
  return TOLD_BY_PARTS.has(kind)
}

const TOLD_BY_PARTS: ReadonlySet<SubjectKind> = new Set(['provider', 'mfa-device', 'server-certificate'])

/**
 * A virtual device outlives its assignment, so that the list of them all is the one to ask; of hardware only its users
 * tell. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html}
 */
function isVirtual(arn: string): boolean {
  return parseArn(arn)?.resource.startsWith('mfa/') === true
}

/** Devices are asked for user by user: where AWS would not say those of one, that may be why a device is missing. */
function everyUserAnswered(part: Part, night: Night): boolean {
  return !night.facts(part).some(({ kind, settings }) => kind === 'user' && settings === null)
}

function readOnBoth(part: Part, from: Night, to: Night): boolean {
  return isCertain(part, from) && isCertain(part, to)
}
