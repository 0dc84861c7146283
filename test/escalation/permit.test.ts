import { describe, expect, test } from 'vitest'

import { bakery } from '../support/account-builder.ts'
import { escalating, pathOf } from '../support/escalating.ts'

const ACCOUNT = '123456789012'
const ec2 = (type: string, owner = ACCOUNT): string => `arn:aws:ec2:*:${owner}:${type}/*`
const IMAGES = ec2('image', '')

/** Whether ada comes to an administrator, whose role she may pass to EC2 and to Lambda, by what else she may do. */
function comes(statement: object): boolean {
  const chief = { inline: { p: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } } } }
  const account = bakery()
    .role('oven', { trust: 'ec2.amazonaws.com', ...chief })
    .instanceProfile('oven', { roles: ['oven'] })
    .role('mill', { trust: 'lambda.amazonaws.com', ...chief })
    .user('ada', {
      inline: {
        p: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' },
            { Effect: 'Allow', Resource: '*', ...statement },
          ],
        },
      },
    })
  return pathOf(escalating(account), 'user/ada') !== null
}

describe('an instance is started from an image, and has to be allowed on both', () => {
  test.for([
    ['on instances and images', [ec2('instance'), IMAGES], true],
    ['on everything of EC2', 'arn:aws:ec2:*:*:*', true],
    ['on everything', '*', true],
    ['on instances alone', ec2('instance'), false],
    ['on images alone', IMAGES, false],
    ['on volumes and snapshots alone', [ec2('volume'), ec2('snapshot', '')], false],
    ['on instances of another account', [ec2('instance', '444455556666'), IMAGES], false],
  ] as const)('%s', ([, Resource, expected]) => {
    expect(comes({ Action: 'ec2:RunInstances', Resource })).toBe(expected)
  })
})

describe('what is made is of the account', () => {
  const onlyOf = (operator: string, account: string): object => ({
    Action: ['lambda:CreateFunction', 'lambda:InvokeFunction'],
    Condition: { [operator]: { 'aws:ResourceAccount': account } },
  })
  test.for([
    ['where a condition asks for it', 'StringEquals', ACCOUNT, true],
    ['where a condition asks for another', 'StringEquals', '444455556666', false],
    ['where one holds of a request that does not say it', 'StringEqualsIfExists', '444455556666', true],
    ['where one holds of any other, and of such a request', 'StringNotEquals', ACCOUNT, true],
  ] as const)('%s', ([, operator, account, expected]) => {
    expect(comes(onlyOf(operator, account))).toBe(expected)
  })
})
