import policyAwsManagedAdminAttached from '../../../src/queries/policies/policy-aws-managed-admin-attached.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const everything = { document: allowing('*') }
const administrator = bakery().awsPolicy('AdministratorAccess', everything)
const ada = bakery().user('ada', { attached: ['AdministratorAccess'] })

testQuery(policyAwsManagedAdminAttached, {
  reports: {
    'AdministratorAccess of a user': [
      ada.awsPolicy('AdministratorAccess', everything),
      [{ policyArn: 'policy/AdministratorAccess', decision: 'allowed', attachmentCount: 1 }],
    ],
    'a policy that AWS counts as attached, whatever the night shows': [
      bakery().awsPolicy('AdministratorAccess', { ...everything, attachmentCount: 3 }),
      [{ policyArn: 'policy/AdministratorAccess', attachmentCount: 3 }],
    ],
    'a policy that gives everything under a condition': [
      bakery()
        .awsPolicy('AWSMcpServiceActionsFullAccess', {
          document: {
            Statement: {
              Effect: 'Allow',
              Action: '*',
              Resource: '*',
              Condition: { Bool: { 'aws:IsMcpServiceAction': 'true' } },
            },
          },
        })
        .role('oven', { attached: ['arn:aws:iam::aws:policy/AWSMcpServiceActionsFullAccess'] }),
      [{ decision: 'conditional', conditions: ['Bool aws:IsMcpServiceAction true'] }],
    ],
  },
  rows: {
    'whom it is attached to in all': [
      bakery()
        .awsPolicy('AdministratorAccess', { ...everything, id: 'ANPAADMINISTRATOR000' })
        .group('bakers', { attached: ['AdministratorAccess'] })
        .role('oven', { attached: ['AdministratorAccess'] }),
      [
        {
          policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
          policyId: 'ANPAADMINISTRATOR000',
          policyName: 'AdministratorAccess',
          version: 'v1',
          decision: 'allowed',
          except: [],
          conditions: [],
          attachmentCount: 2,
        },
      ],
    ],
  },
  silent: {
    'AdministratorAccess that nobody has': administrator,
    'AdministratorAccess as a boundary, which grants nothing': administrator.role('oven', {
      boundary: 'AdministratorAccess',
    }),
    'a policy of AWS that leaves out IAM': bakery()
      .awsPolicy('PowerUserAccess', {
        document: {
          Statement: [
            { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
            { Effect: 'Allow', Action: ['iam:CreateServiceLinkedRole', 'iam:ListRoles'], Resource: '*' },
          ],
        },
      })
      .user('ada', { attached: ['PowerUserAccess'] }),
    'all of IAM, which only leads there': bakery()
      .awsPolicy('IAMFullAccess', { document: allowing(['iam:*', 'organizations:DescribeAccount']) })
      .user('ada', { attached: ['arn:aws:iam::aws:policy/IAMFullAccess'] }),
    "a customer's policy, of which another query asks": bakery()
      .policy('Everything', everything)
      .user('ada', { attached: ['Everything'] }),
  },
  unknown: {
    'an attached policy that the night does not hold': [
      ada,
      [
        {
          part: 'aws-policies',
          reason: 'the night does not hold it',
          subjects: ['policy/AdministratorAccess'],
        },
      ],
    ],
    'a policy of which nobody knows whether it is attached': [
      bakery()
        .awsPolicy('AdministratorAccess', { ...everything, attachmentCount: null })
        .role('unsaid', { attached: null }),
      [
        {
          part: 'roles',
          reason: 'the attached policies of some roles were not given: 1',
          subjects: ['policy/AdministratorAccess'],
        },
      ],
    ],
    'a document that does not parse': [
      ada.awsPolicy('AdministratorAccess', { document: { text: '{"Version":' } }),
      [
        {
          part: 'aws-policies',
          reason: 'its document cannot be read: it is not a JSON object',
          subjects: ['policy/AdministratorAccess'],
        },
      ],
    ],
  },
})
