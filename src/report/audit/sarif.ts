import type { AuditReport } from '../../model/audit-report.ts'
import { visibleJson } from '../../util/visible-json.ts'
import type { Producer } from './audit-renderer.ts'
import { NOTIFICATIONS, sarifNotifications } from './sarif-notifications.ts'
import { sarifResult } from './sarif-result.ts'
import { sarifRule } from './sarif-rule.ts'

/**
 * An audit as SARIF 2.1.0, with what GitHub's code scanning asks for. What is left open is a notification of the
 * invocation, what is fixed a result that is absent, what is waived one that is suppressed.
 * {@link https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html}
 * {@link https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support}
 */
export function* sarif(report: AuditReport, { version }: Producer): Generator<string> {
  const { snapshot, findings, summary, invariants } = report
  const indices = new Map(report.rules.map(({ name }, index) => [name, index]))
  const run = {
    tool: {
      driver: {
        name: 'Rolecall',
        version,
        semanticVersion: version,
        rules: report.rules.map(sarifRule),
        notifications: NOTIFICATIONS,
      },
    },
    automationDetails: { id: `rolecall/${snapshot.account}/${snapshot.takenAt}` },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [BASE]: { description: { text: 'Where a path stands for each thing of the account.' } } },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: sarifNotifications(report, indices) }],
    results: findings.map((finding) =>
      sarifResult(finding, {
        account: snapshot.account,
        ruleIndex: indices.get(finding.query) ?? -1,
        uriBaseId: BASE,
      }),
    ),
    properties: { snapshot, summary, invariants },
  }
  const log = { $schema: SCHEMA, version: '2.1.0', runs: [run] }
  yield `${visibleJson(JSON.stringify(log, null, 2))}\n`
}

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'

/** What GitHub takes for the root of the repository. */
const BASE = '%SRCROOT%'
