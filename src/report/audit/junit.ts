import type { AuditReport, AuditRule } from '../../model/audit-report.ts'
import type { Finding } from '../../model/finding.ts'
import { clean } from '../../util/clean.ts'
import { groupBy } from '../../util/group-by.ts'
import { xmlText } from '../../util/xml.ts'
import { evidencePhrases } from '../evidence.ts'
import { sentence, sinceText, subjectText, waiverText } from './said-finding.ts'
import { whom } from './whom.ts'

/**
 * An audit as JUnit XML, for whatever shows test results: a suite a query, a case a finding. What is fixed passes, what
 * is waived is skipped, and so is what the night leaves open.
 * {@link https://github.com/testmoapp/junitxml}
 */
export function* junit(report: AuditReport): Generator<string> {
  const { snapshot, rules, unknown, unanswered } = report
  const found = groupBy(report.findings, ({ query }) => query)
  const said = new Set(report.findings.flatMap(({ also }) => also))
  const suites = [
    ...rules.map((rule) => suiteOf(rule, found.get(rule.name) ?? [], said.has(rule.name), unanswered)),
    ...(unknown.length === 0 ? [] : [openSuite(unknown)]),
  ]
  const name = `Audit of ${snapshot.account}, ${snapshot.takenAt}`
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield `<testsuites name="${xmlText(name)}"${counts(suites.flatMap(({ cases }) => cases))}>\n`
  for (const { name, cases } of suites) {
    yield `<testsuite name="${xmlText(name)}"${counts(cases)} timestamp="${xmlText(snapshot.takenAt.replace(/Z$/, ''))}">\n`
    for (const { title, outcome } of cases)
      yield `<testcase classname="${xmlText(`rolecall.${name}`)}" name="${xmlText(title)}"${ended(outcome)}\n`
    yield '</testsuite>\n'
  }
  yield '</testsuites>\n'
}

interface Suite {
  readonly name: string
  readonly cases: readonly Case[]
}

interface Case {
  readonly title: string
  readonly outcome: Outcome
}

type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'skipped'; readonly message: string }
  | { readonly kind: 'failure'; readonly message: string; readonly type: string; readonly text: string }

function suiteOf(
  { name, title }: AuditRule,
  own: readonly Finding[],
  isSaid: boolean,
  unanswered: AuditReport['unanswered'],
): Suite {
  const reason = unanswered.find(({ query }) => query === name)?.reason
  if (reason !== undefined) {
    const message = clean(`not answered by this night: ${reason}`)
    return { name, cases: [{ title: clean(title), outcome: { kind: 'skipped', message } }] }
  }
  if (own.length === 0) {
    const outcome: Outcome = isSaid
      ? { kind: 'skipped', message: 'other findings about the same subjects say as much' }
      : { kind: 'passed' }
    return { name, cases: [{ title: clean(title), outcome }] }
  }
  return { name, cases: own.map(caseOf) }
}

/** The fingerprint tells findings about one subject apart, on every night in the same way. */
function caseOf(finding: Finding): Case {
  return { title: `${subjectText(finding)} ${finding.fingerprint.slice(0, 8)}`, outcome: outcomeOf(finding) }
}

function outcomeOf(finding: Finding): Outcome {
  if (finding.state === 'fixed') return { kind: 'passed' }
  const message = waiverText(finding)
  if (message !== null) return { kind: 'skipped', message }
  return { kind: 'failure', message: sentence(finding), type: finding.severity, text: details(finding) }
}

function details(finding: Finding): string {
  const { subject, state, also, evidence, remediation } = finding
  return [
    subject.arn,
    `${state}, since ${sinceText(finding)}`,
    ...(also.length === 0 ? [] : [`Stands for: ${also.join(', ')}`]),
    ...(evidence.length === 0 ? [] : [`Evidence: ${evidencePhrases([...evidence]) ?? ''}`]),
    ...(remediation === null ? [] : [`Remediation: ${remediation}`]),
  ]
    .map(clean)
    .join('\n')
}

function openSuite(unknown: AuditReport['unknown']): Suite {
  return {
    name: 'unknown',
    cases: unknown.map(({ part, reason, subjects }) => ({
      title: clean(`${part}: ${reason}`),
      outcome: { kind: 'skipped', message: clean(`leaves open: ${whom(subjects)}`) },
    })),
  }
}

function counts(cases: readonly Case[]): string {
  const count = (kind: Outcome['kind']) => cases.filter(({ outcome }) => outcome.kind === kind).length
  return ` tests="${cases.length}" failures="${count('failure')}" errors="0" skipped="${count('skipped')}"`
}

/** How a case's element ends. */
function ended(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'passed':
      return '/>'
    case 'skipped':
      return `><skipped message="${xmlText(outcome.message)}"/></testcase>`
    case 'failure': {
      const { message, type, text } = outcome
      return `><failure message="${xmlText(message)}" type="${xmlText(type)}">${xmlText(text)}</failure></testcase>`
    }
    default:
      return outcome satisfies never
  }
}
