import { byCodeUnit } from '../../src/model/compare.ts'
import type { Param, Query } from '../../src/queries/query.ts'
import { code, page, table } from './page.ts'

const CONTROLS = 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html'

/** The page of one query, from its metadata, with blocks that show what it answers. */
export function queryPage(query: Query, theme: string, example: readonly string[] = []): string {
  const { name, title, kind, severity, needs, remediation, references, controls, saidBy, insteadOf } = query
  return page([
    `# ${name}`,
    `${title}.`,
    list([
      `Kind: ${kind}`,
      `Severity: ${severity}`,
      `Theme: ${theme}`,
      `Needs: ${needs.length === 0 ? 'nothing that IAM can tell' : needs.map(code).join(', ')}`,
      ...(controls === undefined ? [] : [`[Controls](${CONTROLS}) that look at the same: ${controls.join(', ')}`]),
      ...(saidBy === undefined
        ? []
        : [`[Left out of an audit](../audit.md#said-once) beside ${saidBy.map(pageOf).join(', ')}`]),
      ...(insteadOf === undefined
        ? []
        : [`[Asked in an audit](../audit.md#rules-that-nobody-made) in place of ${pageOf(insteadOf)}`]),
    ]),
    ['```', `rolecall query ${name}`, '```'].join('\n'),
    ...answer(query),
    ...example,
    ...(remediation === null ? [] : ['## What to do', remediation]),
    '## References',
    list(references.map((reference) => `<${reference}>`)),
    `All queries: [README.md](README.md)`,
  ])
}

function pageOf(name: string): string {
  return `[${name}](${name}.md)`
}

function answer(query: Query): readonly string[] {
  if (query.beyondIam !== undefined) {
    const { reason, source } = query.beyondIam
    return [
      '## Why there is no answer',
      `IAM data cannot answer it, and the command exits with code 3: ${reason}.`,
      `What could answer it: ${source}.`,
    ]
  }
  return ['## Parameters', paramTable(query), '## Columns', list([...query.columns, 'evidence'].map(code))]
}

/** The page that lists the queries, theme by theme. */
export function queryListPage(queries: readonly { readonly theme: string; readonly query: Query }[]): string {
  const themes = [...new Set(queries.map(({ theme }) => theme))].toSorted(byCodeUnit)
  return page([
    '# The canned queries',
    `${queries.length} questions that \`rolecall query NAME\` answers about a night. An inventory lists what there is; a finding says what to look at, and how much it matters. What a night lacks is never taken for absent: an answer names the parts that it leaves open.`,
    ...themes.flatMap((theme) => [
      `## ${theme}`,
      table(
        ['query', 'what it answers', 'kind', 'severity'],
        queries
          .filter((entry) => entry.theme === theme)
          .map(({ query }) => [`[${query.name}](${query.name}.md)`, query.title, query.kind, query.severity]),
      ),
    ]),
  ])
}

function paramTable({ name, params }: Query): string {
  const entries = Object.entries(params)
  const [first] = entries
  if (!first) return 'None.'
  const rows = entries.map(([key, param]) => [code(key), bounds(param), defaultOf(param), param.describe])
  return `${table(['parameter', 'type', 'default', 'meaning'], rows)}\n\nGiven as \`rolecall query ${name} --param ${first[0]}=${example(first[1])}\`.`
}

function bounds(param: Param): string {
  return param.type === 'integer' ? `integer, ${param.min} to ${param.max}` : param.type
}

function defaultOf({ default: value }: Param): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return 'none'
  return code(String(value))
}

function example(param: Param): string {
  switch (param.type) {
    case 'integer':
    case 'path':
      return String(param.default)
    case 'list':
      return param.default.length > 0 ? param.default.join(',') : 'ONE,TWO'
    case 'text':
      return param.default ?? 'TEXT'
    default:
      return param satisfies never
  }
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}
