import { beyondIam } from '../shared/beyond-iam.ts'

export default beyondIam({
  name: 'resource-policy-public',
  title: 'Policies of resources that let in everybody, or other accounts',
  severity: 'high',
  reason: 'policies of buckets, topics, queues, keys and secrets stand with these',
  source:
    'the policies of resources, or the findings of IAM Access Analyzer; for single ones rolecall access can --resource-policy',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-resources.html'],
})
