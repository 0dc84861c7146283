import type {
  ConditionTest,
  PatternSet,
  Policy,
  PolicyStatement,
  PrincipalSet,
} from '../../src/policy/document/policy.ts'
import type { StatementPrincipal } from '../../src/policy/principals.ts'
import { groupBy } from '../../src/util/group-by.ts'

/**
 * A policy as a document of version 2012-10-17 that reads as the same policy.
 *
 * @throws RangeError where something of the policy was not read
 */
export function printPolicy({ statements, undecidable }: Policy): unknown {
  if (undecidable !== null) throw new RangeError(undecidable)
  return { Version: '2012-10-17', Statement: statements.map(printStatement) }
}

function printStatement({ effect, actions, resources, principals, conditions, undecidable }: PolicyStatement): unknown {
  if (undecidable !== null) throw new RangeError(undecidable)
  return {
    Effect: effect,
    ...printSet('Action', actions),
    ...(resources === null ? {} : printSet('Resource', resources)),
    ...(principals === null ? {} : printPrincipals(principals)),
    ...(conditions.length === 0 ? {} : { Condition: printConditions(conditions) }),
  }
}

function printSet(name: string, { patterns, except }: PatternSet): object {
  return { [except ? `Not${name}` : name]: patterns }
}

function printPrincipals({ named, except }: PrincipalSet): object {
  const byType = groupBy(named, typeOf)
  const lists = [...byType].map(([type, list]) => [type, list.map(nameOf)])
  return { [except ? 'NotPrincipal' : 'Principal']: Object.fromEntries(lists) as object }
}

/** An account whose digits a publisher has replaced is known by the form of its ARN alone. */
function nameOf({ kind, name }: StatementPrincipal): string {
  return kind === 'account' && !/^\d{12}$/.test(name) ? `arn:aws:iam::${name}:root` : name
}

function typeOf({ kind, text }: StatementPrincipal): string {
  switch (kind) {
    case 'public':
    case 'account':
    case 'principal':
    case 'deleted':
      return 'AWS'
    case 'service':
      return 'Service'
    case 'federated':
      return 'Federated'
    case 'canonical-user':
      return 'CanonicalUser'
    case 'unknown':
      throw new RangeError(text)
    default:
      return kind satisfies never
  }
}

function printConditions(tests: readonly ConditionTest[]): object {
  const blocks: Record<string, Record<string, readonly string[]>> = {}
  for (const { operator, quantifier, ifExists, key, values } of tests) {
    const name = `${quantifier === null ? '' : `${quantifier}:`}${operator}${ifExists ? 'IfExists' : ''}`
    ;(blocks[name] ??= {})[key] = values
  }
  return blocks
}
