import { nameInArn } from '../model/arn.ts'
import type { DecidingStatement } from './decision.ts'

/** A citation in words: `AdministratorAccess v1 (statement 0)`. */
export function citation({
  source,
  policyArn,
  policyName,
  version,
  statement,
  sid,
}: Omit<DecidingStatement, 'effect'>): string {
  const policy = policyName ?? (policyArn === null ? '' : nameInArn(policyArn))
  const name = `${PREFIX[source]}${policy}${version === null ? '' : ` ${version}`}`
  return statement === null ? name : `${name} (statement ${statement}${sid === null ? '' : ` ${sid}`})`
}

const PREFIX: Readonly<Record<DecidingStatement['source'], string>> = {
  identity: '',
  group: '',
  boundary: 'boundary ',
  trust: 'trust policy of ',
  scp: 'policy ',
  resource: 'policy ',
}
