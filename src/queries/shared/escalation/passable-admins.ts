import { decisionEvidence } from '../../../access/decision-evidence.ts'
import { isPermitted } from '../../../escalation/permit.ts'
import type { Role } from '../../../model/entity.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { PolicyStatement } from '../../../policy/document/policy.ts'
import type { Params, QueryContext, QueryRow } from '../../query.ts'
import { serviceName } from '../trust/service-name.ts'
import { trustEvidence } from '../trust/trust-statements.ts'
import { trustedBy } from '../trust/trusted.ts'
import { everythingEvidence } from './everything-evidence.ts'

/** Columns of a row about an administrator role that a service may be handed. */
export const PASSABLE_COLUMNS = ['roleArn', 'roleId', 'service', 'trust', 'principals', 'count'] as const

/**
 * Administrator roles that a service may assume, with who can pass them to it, administrators apart, who need not.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html}
 */
export function* passableAdmins(
  { escalation, unknown }: QueryContext<Params>,
  service: string,
): Generator<QueryRow<(typeof PASSABLE_COLUMNS)[number]>> {
  const { everyone, tier, passable, permits, access } = escalation()
  const others = everyone.filter(({ principal }) => tier(principal) !== 'admin')
  const context = new Map([['iam:passedtoservice', service]])
  for (const { principal: role } of everyone) {
    if (role.kind !== 'role' || tier(role) !== 'admin') continue
    if (role.trust === null) {
      unknown('roles', 'its trust policy was not given', role.arn)
      continue
    }
    const trust = passable.trusts(role, service)
    if (trust === 'denied') continue
    const question = { action: 'iam:PassRole', resource: role.arn, context }
    const able = others.filter((standing) => {
      if (permits.ability(standing, { action: 'iam:PassRole', context }).somewhere === 'denied') return false
      return isPermitted(permits.may(standing, question))
    })
    yield {
      values: {
        roleArn: role.arn,
        roleId: role.id,
        service,
        trust,
        principals: able.map(({ principal }) => principal.arn),
        count: able.length,
      },
      evidence: [
        ...lettingIn(role, service, access.held.read(role.trust).statements),
        ...everythingEvidence(access.held.of(role)),
        ...able.flatMap((standing) => decisionEvidence(permits.decide(standing, question).statements)),
      ],
    }
  }
}

/** The statements of a role's trust policy that let a service in, by its name or because they let in everybody. */
function lettingIn(role: Role, service: string, statements: readonly PolicyStatement[]): readonly Evidence[] {
  const name = serviceName(service)
  return statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) =>
      trustedBy(statement)
        .filter((one) => (one.kind === 'service' ? serviceName(one.name) === name : EVERYBODY.has(one.kind)))
        .map(({ text }) => trustEvidence(role, statement, text)),
    )
}

const EVERYBODY: ReadonlySet<string> = new Set(['public', 'everyone-but'])
