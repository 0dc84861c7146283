import { expect, test } from 'vitest'

import { serviceName } from '../../../../src/queries/shared/trust/service-name.ts'

test.each([
  ['ec2.amazonaws.com', 'ec2'],
  ['EC2.amazonaws.com', 'ec2'],
  ['ec2.amazonaws.com.cn', 'ec2'],
  ['states.eu-central-1.amazonaws.com', 'states'],
  ['logs.us-gov-west-1.amazonaws.com', 'logs'],
  ['monitoring.rds.amazonaws.com', 'monitoring.rds'],
  ['pods.eks.amazonaws.com', 'pods.eks'],
  ['ec2.application-autoscaling.amazonaws.com', 'ec2.application-autoscaling'],
  ['vpc-flow-logs.amazonaws.com', 'vpc-flow-logs'],
  ['ec2', null],
  ['ec2.amazonaws.com.example.com', null],
  ['', null],
])('%s is the service %s', (principal, name) => {
  expect(serviceName(principal)).toBe(name)
})
