import { remembered } from '../../../src/util/remembered.ts'
import { actionTable } from '../../support/action-table.ts'
import { exampleAccount, type Judged, type Kind, testedPolicies } from './judged.ts'
import { techniquesByMethod } from './methods.ts'
import { oursIn } from './ours.ts'

/** Something that only one of the two says of a policy. */
export interface Difference {
  readonly by: 'theirs' | 'ours'
  readonly kind: Kind
  readonly name: string
  readonly judged: Judged
}

/** A reason for which the two differ. */
export interface Reason {
  readonly by: Difference['by']
  /** A sentence about such a row. */
  readonly why: string
  readonly holds: (difference: Difference) => boolean
}

/** All that cloudsplaining says of a policy and we do not, and the reverse; and how much both say. */
export function compared(): { readonly same: ReadonlyMap<Kind, number>; readonly differences: readonly Difference[] } {
  const same = new Map<Kind, number>()
  const differences = [...example, ...testedPolicies()].flatMap((judged) =>
    (Object.entries(judged.found) as readonly (readonly [Kind, readonly string[]])[]).flatMap(([kind, names]) => {
      const ours = oursIn(judged.document, kind)
      const theirs = names.map((name) => ({ name, here: hereNamed(kind, name) }))
      const isSaid = (here: readonly string[]): boolean => here.some((name) => ours.includes(name))
      const covered = new Set(theirs.flatMap(({ here }) => here))
      same.set(kind, (same.get(kind) ?? 0) + theirs.filter(({ here }) => isSaid(here)).length)
      return [
        ...theirs.flatMap(({ name, here }) => (isSaid(here) ? [] : [{ by: 'theirs', kind, name, judged } as const])),
        ...ours.flatMap((name) => (covered.has(name) ? [] : [{ by: 'ours', kind, name, judged } as const])),
      ]
    }),
  )
  return { same, differences }
}

const example = exampleAccount()
const methods = techniquesByMethod()

/** What something that cloudsplaining names is called here; a service and what AWS has no more, as it is. */
function hereNamed(kind: Kind, name: string): readonly string[] {
  if (kind === 'PrivilegeEscalation') return methods.get(name) ?? []
  return [actionTable.action(name)?.name ?? name]
}

/** Every reason. One reason explains one difference. */
export const REASONS: readonly Reason[] = [
  {
    by: 'theirs',
    why: 'AWS has withdrawn the action since 2020.',
    holds: ({ kind, name }) => isAction(kind) && actionTable.action(name) === undefined,
  },
  {
    by: 'theirs',
    why: 'The action reads and changes no infrastructure; where it reads stored data, policy-data-exfiltration says so.',
    holds: ({ kind, name }) => kind === 'InfrastructureModification' && isLevel(name, ['List', 'Read']),
  },
  {
    by: 'theirs',
    why: 'AWS lists no resource for the action, so that a policy could not limit it to one.',
    holds: ({ kind, name }) => isWriting(kind, name) && actionTable.action(name)?.resources.length === 0,
  },
  {
    by: 'theirs',
    why: 'AWS files the action as writing, not as management of permissions: policy-infrastructure-modification names it.',
    holds: ({ kind, name, judged }) =>
      kind === 'ResourceExposure' &&
      isWriting(kind, name) &&
      changesIn(judged).includes(actionTable.action(name)?.name ?? ''),
  },
  {
    by: 'theirs',
    why: 'The policy allows pi:* on the metrics of RDS alone, not on everything.',
    holds: ({ kind, name, judged }) =>
      kind === 'ServiceWildcard' && name === 'pi' && judged.where.endsWith(' AmazonRDSFullAccess'),
  },
  {
    by: 'ours',
    why: 'In 2020 its methods on roles asked for sts:AssumeRole as well; a trust policy may let the holder in without it.',
    holds: ({ kind, name, judged }) =>
      kind === 'PrivilegeEscalation' && judged.where === '2020-12 IAMFullAccess' && ON_ROLES.has(name),
  },
  {
    by: 'ours',
    why: 'It is allowed on every resource of a type, such as every security group; cloudsplaining takes any ARN for a limit.',
    holds: ({ kind, name, judged }) =>
      kind === 'InfrastructureModification' &&
      judged.where === '2020-12 AWSDirectoryServiceFullAccess' &&
      ['ec2:CreateTags', 'ec2:DeleteTags'].includes(name),
  },
  {
    by: 'ours',
    why: 'It is allowed under a condition: cloudsplaining leaves that out, we say under which.',
    holds: ({ judged }) => isConditional(judged),
  },
  {
    by: 'ours',
    why: 'cloudsplaining of 2020 knows no such action, or not as one of these: none of its results names it.',
    holds: ({ kind, name, judged }) => !isConditional(judged) && isAction(kind) && !theirNames(kind).has(name),
  },
  {
    by: 'ours',
    why: 'cloudsplaining has no such method of escalation.',
    holds: ({ kind, name, judged }) =>
      !isConditional(judged) && kind === 'PrivilegeEscalation' && ![...methods.values()].flat().includes(name),
  },
]

const changesIn = remembered(({ document }: Judged) => oursIn(document, 'InfrastructureModification'))

const ON_ROLES = new Set(['attach-role-policy', 'put-role-policy', 'update-assume-role-policy'])

function isAction(kind: Kind): boolean {
  return kind !== 'PrivilegeEscalation' && kind !== 'ServiceWildcard'
}

function isLevel(name: string, levels: readonly string[]): boolean {
  return levels.includes(actionTable.action(name)?.accessLevel ?? '')
}

function isWriting(kind: Kind, name: string): boolean {
  return (kind === 'ResourceExposure' || kind === 'InfrastructureModification') && isLevel(name, ['Write', 'Tagging'])
}

function isConditional({ document }: Judged): boolean {
  const { Statement } = document as { readonly Statement: object | readonly object[] }
  return [Statement].flat().every((statement) => 'Condition' in statement)
}

const theirNames = remembered((kind: Kind): ReadonlySet<string> => {
  const names = example.flatMap(({ found }) => found[kind] ?? [])
  return new Set(names.map((name) => actionTable.action(name)?.name ?? name))
})
