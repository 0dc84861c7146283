import type { Access } from '../../../access/access.ts'
import type { Decision } from '../../../access/decision.ts'
import { isAwsManagedPolicy, parseArn } from '../../../model/arn.ts'
import type { Principal } from '../../../model/entity.ts'
import type { Part } from '../../../model/part.ts'

/**
 * The part of a night that holds what a decision is left open by: a document that cannot be read, or else the first
 * that it rests on. What is not a managed policy stands under the ARN of whose it is.
 */
export function openPart({ held }: Access, principal: Principal, { statements }: Decision): Part {
  const undecidable = held.of(principal).find(({ policy }) => policy.undecidable !== null)
  return partOf(
    undecidable?.policyArn ?? statements.find(({ policyArn }) => policyArn !== null)?.policyArn ?? principal.arn,
  )
}

function partOf(arn: string): Part {
  const [type] = parseArn(arn)?.resource.split('/') ?? []
  if (type === 'user' || type === 'group' || type === 'role') return `${type}s`
  return isAwsManagedPolicy(arn) ? 'aws-policies' : 'customer-policies'
}
