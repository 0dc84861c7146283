import type { AuditRule } from '../../model/audit-report.ts'
import type { Severity } from '../../model/severity.ts'
import { clean } from '../../util/clean.ts'
import { sarifLevel } from './sarif-level.ts'

/** How long GitHub lets a description be. */
const LONGEST = 1024

/** A query as a rule: what it looks for, how bad that is, and what to do. */
export function sarifRule({ name, title, severity, theme, remediation, references }: AuditRule): object {
  const helpUri = references.find((reference) => /^https?:/.test(reference) && URL.canParse(reference))
  const short = ended(clean(title))
  const advice = remediation === null ? [] : [clean(remediation)]
  const origin = (code: string) => `Rolecall's query ${code}${name}${code}, theme ${theme}.`
  return {
    id: name,
    name: pascalCase(name),
    shortDescription: { text: cut(short) },
    fullDescription: { text: cut([short, ...advice].join(' ')) },
    help: {
      text: [...advice, origin(''), ...references].join('\n\n'),
      markdown: [...advice, origin('`'), references.map((reference) => `- <${reference}>`).join('\n')]
        .filter((part) => part !== '')
        .join('\n\n'),
    },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: sarifLevel(severity) },
    properties: { precision: 'high', ...SCORES[severity], tags: tagsOf(severity, theme) },
  }
}

/** Scores that GitHub gives the severity of the same name; what only informs has none. */
const SCORES: Readonly<Record<Severity, object>> = {
  critical: { 'security-severity': '9.5' },
  high: { 'security-severity': '8.0' },
  medium: { 'security-severity': '5.5' },
  low: { 'security-severity': '2.0' },
  info: { 'problem.severity': 'recommendation' },
}

function tagsOf(severity: Severity, theme: string): readonly string[] {
  return severity === 'info' ? ['iam', theme] : ['security', 'iam', theme]
}

function ended(text: string): string {
  return text.endsWith('.') ? text : `${text}.`
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}

function pascalCase(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
}
