import { parseArn } from '../model/arn.ts'
import { byCodeUnit, byKeys } from '../model/compare.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Finding } from '../model/finding.ts'
import type { Cell, Row, Rows } from '../model/rows.ts'
import { SEVERITIES } from '../model/severity.ts'
import { eachOnce } from '../util/each-once.ts'
import { groupBy } from '../util/group-by.ts'

/** Findings gathered by whom they are about, and how many are about nobody: a policy, a provider, the account. */
export interface ByPrincipal {
  readonly rows: Rows
  readonly others: number
}

/**
 * Findings as a row for each user, group and role: by what queries it was found, and on which policies that rests. The
 * worst come first.
 */
export function byPrincipal(findings: readonly Finding[]): ByPrincipal {
  const own = findings.filter(({ subject }) => KINDS.has(subject.kind))
  const groups = [...groupBy(own, ({ subject }) => subject.arn).values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [principal(first, [first, ...more])],
  )
  const sorted = groups.toSorted(
    byKeys(
      ({ severity }) => String(SEVERITIES.indexOf(severity)),
      ({ principalArn }) => principalArn,
    ),
  )
  return {
    rows: { columns: COLUMNS, rows: sorted.map((cells): Row => new Map<string, Cell>(Object.entries(cells))) },
    others: findings.length - own.length,
  }
}

const KINDS: ReadonlySet<string> = new Set(['user', 'group', 'role'])

const COLUMNS = [
  'account',
  'principalName',
  'principalType',
  'policies',
  'methods',
  'severity',
  'state',
  'findings',
  'waived',
  'firstSeenAt',
  'principalArn',
  'principalId',
] as const satisfies readonly (keyof ReturnType<typeof principal>)[]

/** Of what is fixed only those tell who have nothing else. */
function principal({ subject }: Finding, all: readonly Finding[]) {
  const standing = all.filter(({ state }) => state !== 'fixed')
  const findings = standing.length > 0 ? standing : all
  const waived = findings.filter((finding) => finding.waived !== null)
  const [oldest] = findings.map(({ firstSeen }) => firstSeen.at).toSorted(byCodeUnit)
  return {
    account: parseArn(subject.arn)?.account ?? '',
    principalName: subject.name,
    principalType: subject.kind,
    policies: eachOnce(findings.flatMap(({ evidence }) => evidence.flatMap(policyIn))).toSorted(byCodeUnit),
    methods: eachOnce(findings.flatMap(({ query, also }) => [query, ...also])).toSorted(byCodeUnit),
    severity: SEVERITIES.find((name) => findings.some(({ severity }) => severity === name)) ?? 'info',
    state: STATES.find((name) => findings.some(({ state }) => state === name)) ?? 'fixed',
    findings: findings.length,
    waived: waived.length,
    firstSeenAt: oldest ?? null,
    principalArn: subject.arn,
    principalId: subject.id,
  }
}

/** What asks most for a look comes first. */
const STATES: readonly Finding['state'][] = ['new', 'reopened', 'persisting', 'fixed']

/** Managed policies by ARN, inline ones by name: those that permissions come from, so no boundary, nor a trust policy. */
function policyIn(item: Evidence): readonly string[] {
  switch (item.kind) {
    case 'attachment':
      return [item.policyArn]
    case 'inline-policy':
      return [item.policyName]
    case 'statement':
      return item.policyName === null ? (isManaged(item.policyArn) ? [item.policyArn] : []) : [item.policyName]
    default:
      return []
  }
}

function isManaged(arn: string): boolean {
  return parseArn(arn)?.resource.startsWith('policy/') === true
}
