import { expect, test } from 'vitest'

import { passedToService, withoutRegion } from '../../src/escalation/service-name.ts'

test.each([
  ['lambda.amazonaws.com', 'lambda.amazonaws.com'],
  ['states.eu-central-1.amazonaws.com', 'states.amazonaws.com'],
  ['logs.us-gov-west-1.amazonaws.com', 'logs.amazonaws.com'],
  ['tasks.apprunner.amazonaws.com', 'tasks.apprunner.amazonaws.com'],
])('%s without its region is %s', (service, expected) => {
  expect(withoutRegion(service)).toBe(expected)
})

test.each([
  ['lambda.amazonaws.com', 'lambda.amazonaws.com'],
  ['states.eu-central-1.amazonaws.com', 'states.amazonaws.com'],
  ['tasks.apprunner.amazonaws.com', 'apprunner.amazonaws.com'],
  ['build.apprunner.amazonaws.com', 'apprunner.amazonaws.com'],
  ['ec2.amazonaws.com.cn', 'ec2.amazonaws.com.cn'],
])('a role that trusts %s is passed to %s', (service, expected) => {
  expect(passedToService(service)).toBe(expected)
})
