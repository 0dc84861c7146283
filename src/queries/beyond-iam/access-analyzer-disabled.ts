import { beyondIam } from '../shared/beyond-iam.ts'

export default beyondIam({
  name: 'access-analyzer-disabled',
  title: 'Accounts or regions without an IAM Access Analyzer, or with active findings of one',
  severity: 'low',
  reason: 'analyzers belong to regions and to a service of its own',
  source: 'access-analyzer:ListAnalyzers and ListFindingsV2 in each region',
  controls: ['Security Hub IAM.28', 'CIS AWS Foundations v5.0.0 1.19', 'CIS AWS Foundations v3.0.0 1.20'],
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html',
    'https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ListAnalyzers.html',
  ],
})
