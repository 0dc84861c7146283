import { beyondIam } from '../shared/beyond-iam.ts'

export default beyondIam({
  name: 'who-changed-it',
  title: 'Who made a change, and when',
  severity: 'info',
  reason: 'IAM keeps what stands and not who put it there',
  source: 'CloudTrail, management events of iam.amazonaws.com; rolecall diff says between which nights',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html'],
})
