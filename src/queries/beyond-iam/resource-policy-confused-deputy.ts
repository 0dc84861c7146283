import { beyondIam } from '../shared/beyond-iam.ts'

export default beyondIam({
  name: 'resource-policy-confused-deputy',
  title: 'Policies of resources that let a service in without saying for whom',
  severity: 'medium',
  reason: 'policies of buckets, topics, queues, keys and secrets stand with these',
  source:
    'the policies of resources, as of s3:GetBucketPolicy or kms:GetKeyPolicy; one that you have, rolecall policy check can look at',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html'],
})
