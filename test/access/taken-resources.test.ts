import { describe, expect, test } from 'vitest'

import { takenResources } from '../../src/access/taken-resources.ts'
import { actionTable } from '../support/action-table.ts'

const includes = (action: string, resource: string): boolean =>
  takenResources(actionTable.action(action), 'aws').includes(resource)

describe('an action takes', () => {
  test.each<[string, string, string]>([
    ['a bucket', 's3:ListBucket', 'arn:aws:s3:::flour'],
    ['some of what may be buckets', 's3:ListBucket', 'arn:aws:s3:::flour*'],
    ['an access point', 's3:ListBucket', 'arn:aws:s3:eu-west-1:123456789012:accesspoint/ovens'],
    ['an object', 's3:GetObject', 'arn:aws:s3:::flour/rye/one.txt'],
    ['objects', 's3:GetObject', 'arn:aws:s3:::flour/*'],
    ['whatever it takes', 's3:GetObject', '*'],
    ['a role with a path', 'iam:GetRole', 'arn:aws:iam::123456789012:role/bakers/night/ada'],
    [
      'a document of AWS, which has no account',
      'ssm:SendCommand',
      'arn:aws:ssm:eu-west-1::document/AWS-RunShellScript',
    ],
    ['any, where AWS does not publish it', 's3:NoSuchAction', 'arn:aws:s3:::flour'],
  ])('%s', (_, action, resource) => {
    expect(includes(action, resource)).toBe(true)
  })
})

describe('an action does not take', () => {
  test.each<[string, string, string]>([
    ['an object for a bucket', 's3:ListBucket', 'arn:aws:s3:::flour/rye.txt'],
    ['objects for a bucket', 's3:GetBucketAcl', 'arn:aws:s3:::flour/*'],
    ['a bucket for an object', 's3:GetObject', 'arn:aws:s3:::flour'],
    ['objects for a job', 's3:GetJobTagging', 'arn:aws:s3:::flour/*'],
    ['what has another type', 'iam:GetRole', 'arn:aws:iam::123456789012:user/ada'],
    ['a bucket, where it takes no resource', 's3:ListAllMyBuckets', 'arn:aws:s3:::flour'],
  ])('%s', (_, action, resource) => {
    expect(includes(action, resource)).toBe(false)
  })
})
