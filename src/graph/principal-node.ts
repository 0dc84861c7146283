import { nameInArn, parseArn, parseRoleSession } from '../model/arn.ts'
import type { SnapshotInfo } from '../model/snapshot.ts'
import type { StatementPrincipal } from '../policy/principals.ts'
import { absentEntity, accountArn, homeNode, referredNode } from './nodes.ts'
import type { SketchNode } from './sketch.ts'

/**
 * The node of someone a trust policy names who is no entity of the night. An account as a whole is one node, never all
 * that live in it. Whoever is meant by "all but those" is the public.
 */
export function principalNode(principal: StatementPrincipal, night: SnapshotInfo): SketchNode {
  const { name } = principal
  if (principal.negated) return everyone
  switch (principal.kind) {
    case 'public':
      return everyone
    case 'account':
      return accountNode(name, night)
    case 'principal':
      return absentPrincipal(principal, night)
    case 'deleted':
      return referredNode('deleted-principal', `deleted-principal:${name}`, { id: name, name })
    case 'service':
      return referredNode('service', `service:${name}`, { name })
    case 'federated':
      return parseArn(name)
        ? referredNode('federated-provider', name, { arn: name, name: afterType(name) })
        : referredNode('federated-provider', `federated-provider:${name}`, { name })
    case 'canonical-user':
      return referredNode('external-principal', `canonical-user:${name}`, { id: name, name })
    case 'unknown':
      return referredNode('external-principal', `external-principal:${name}`, { name })
    default:
      return principal.kind satisfies never
  }
}

const everyone = referredNode('public', 'public:*', { name: '*' })

function accountNode(account: string, night: SnapshotInfo): SketchNode {
  if (account === night.account) return homeNode(night)
  const arn = accountArn(night.partition, account)
  return referredNode('external-account', `account:${account}`, { arn, id: account, name: account })
}

/** A user or role of this account that the night does not hold, or whoever lives in another one. */
function absentPrincipal({ name: arn, account }: StatementPrincipal, night: SnapshotInfo): SketchNode {
  const role = sessionRole(arn, night)
  if (role !== null) return referredNode('role', `role:${role}`, { name: role })
  const [type] = parseArn(arn)?.resource.split('/') ?? []
  const entity = type === 'user' || type === 'role'
  if (entity && account === night.account) return absentEntity(type, arn)
  return referredNode('external-principal', arn, { arn, name: entity ? nameInArn(arn) : afterType(arn) })
}

/** What an ARN says after the type of its resource; the names of providers and sessions have slashes of their own. */
function afterType(arn: string): string {
  return arn.slice(arn.indexOf('/') + 1)
}

/**
 * The role of this account that a session is of; its ARN has the role's name, not its path.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns}
 */
export function sessionRole(arn: string, night: SnapshotInfo): string | null {
  const session = parseRoleSession(arn)
  return session?.account === night.account ? session.roleName : null
}
