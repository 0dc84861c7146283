import privescPaths from '../../../src/queries/escalation/privesc-paths.ts'
import policyCredentialsExposure from '../../../src/queries/policies/policy-credentials-exposure.ts'
import policyDataExfiltration from '../../../src/queries/policies/policy-data-exfiltration.ts'
import policyInfrastructureModification from '../../../src/queries/policies/policy-infrastructure-modification.ts'
import policyResourceExposure from '../../../src/queries/policies/policy-resource-exposure.ts'
import policyServiceWildcard from '../../../src/queries/policies/policy-service-wildcard.ts'
import type { Query } from '../../../src/queries/query.ts'
import { type Bakery, bakery } from '../../support/account-builder.ts'
import { askQuery, type Given } from '../../support/ask-query.ts'
import { allowing, trusting } from '../../support/documents.ts'
import type { Kind } from './judged.ts'

/** What asks for the same here: a query, its columns and its parameters. */
const QUERIES: Readonly<
  Record<Exclude<Kind, 'PrivilegeEscalation'>, readonly [Query, readonly [string, string], Given]>
> = {
  DataExfiltration: [policyDataExfiltration, ['actions', 'conditionalActions'], {}],
  ResourceExposure: [policyResourceExposure, ['actions', 'conditionalActions'], {}],
  // By default the credentials that let nobody do more than before are left out.
  CredentialsExposure: [policyCredentialsExposure, ['actions', 'conditionalActions'], { except: [] }],
  InfrastructureModification: [policyInfrastructureModification, ['actions', 'conditionalActions'], {}],
  ServiceWildcard: [policyServiceWildcard, ['services', 'conditionalServices'], {}],
}

/** What our queries find of a kind in a document, as cloudsplaining would name it: actions and services as AWS spells them, or techniques. */
export function oursIn(document: object, kind: Kind): readonly string[] {
  if (kind === 'PrivilegeEscalation') return techniquesOf(document)
  const [query, columns, params] = QUERIES[kind]
  const { rows } = askQuery(query, bakery().policy('Theirs', { document }), params)
  return rows.flatMap((row) => columns.flatMap((column) => row.get(column) as readonly string[]))
}

/** Services that cloudsplaining's methods pass roles to. */
const SERVICES = ['cloudformation', 'datapipeline', 'ec2', 'glue', 'lambda'].map((name) => `${name}.amazonaws.com`)

/**
 * An account in which whatever a policy allows leads to an administrator: cloudsplaining looks at the policy alone. There
 * is a role to pass, a user to become, a group to join, and a policy that has a version to go back to.
 */
const EVERYTHING_STANDS: Bakery = bakery()
  .role('boss', { trust: trusting({ Service: SERVICES }), inline: { all: allowing('*') } })
  .instanceProfile('boss', { roles: ['boss'] })
  .group('bosses', { inline: { all: allowing('*') } })
  .user('chief', { groups: ['bosses'] })
  .group('team')
  .policy('Asleep', {
    versions: [
      { version: 'v1', isDefault: false, document: allowing('*') },
      { version: 'v2', isDefault: true, document: allowing('sqs:ListQueues') },
    ],
    defaultVersion: 'v2',
  })

const HOLDERS: ReadonlySet<unknown> = new Set(
  ['role', 'user'].map((kind) => `arn:aws:iam::123456789012:${kind}/holder`),
)

/** Of a user who holds it, and of a role: some escalations are open to the one alone. */
function techniquesOf(document: object): readonly string[] {
  const account = EVERYTHING_STANDS.policy('Theirs', { document })
    .user('holder', { groups: ['team'], attached: ['Theirs', 'Asleep'] })
    .role('holder', { trust: 'support.amazonaws.com', attached: ['Theirs'] })
  const { rows } = askQuery(privescPaths, account)
  const own = rows.filter((row) => HOLDERS.has(row.get('principalArn')))
  return [...new Set(own.map((row) => row.get('technique') as string))]
}
