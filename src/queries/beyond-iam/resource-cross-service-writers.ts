import { beyondIam } from '../shared/beyond-iam.ts'

export default beyondIam({
  name: 'resource-cross-service-writers',
  title: 'Who can open a bucket, a queue or a key to the world',
  severity: 'high',
  reason: 'whether a resource may be opened also depends on its own policy and on what blocks public access',
  source:
    'the policies of resources and public access blocks; the identity side is rolecall access who-can s3:PutBucketPolicy',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html'],
})
