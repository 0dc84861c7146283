import query from '../../../src/queries/structure/managed-policy-role-coverage.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const oven = bakery().role('oven', { attached: ['ReadOnlyAccess'] })

testQuery(query, {
  rows: {
    'what a role lacks, and what it should': [
      bakery().role('oven', { id: 'AROAOVEN', createdAt: '2026-01-01T00:00:00Z', attached: ['ReadOnlyAccess'] }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          fault: 'has',
          policy: READ_ONLY,
          createdAt: '2026-01-01T00:00:00Z',
        },
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          fault: 'lacks',
          policy: 'Guardrail',
          createdAt: '2026-01-01T00:00:00Z',
        },
      ],
      { require: ['Guardrail'], forbid: ['ReadOnlyAccess'] },
    ],
  },
  reports: {
    'a role without policies': [bakery().role('oven'), ['role/oven'], { require: ['Guardrail'] }],
    'a role of Identity Center': [
      bakery().ssoRole('Guests'),
      ['role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Guests_0123456789abcdef'],
      { require: ['Guardrail'] },
    ],
    'a forbidden policy by its ARN, or in another letter case': [
      oven,
      ['role/oven'],
      { forbid: [READ_ONLY, 'readonlyaccess'] },
    ],
    'a required policy that is a boundary only': [
      bakery().policy('Guardrail').role('oven', { boundary: 'Guardrail' }),
      ['role/oven'],
      { require: ['Guardrail'] },
    ],
    'roles under a path alone': [
      bakery().role('oven', { path: '/shop/' }).role('till'),
      ['role/shop/oven'],
      { require: ['Guardrail'], under: '/shop/' },
    ],
  },
  silent: {
    'anything where no policy is named': oven,
    'a role that has what it must have': [oven, { require: ['ReadOnlyAccess'], forbid: ['AdministratorAccess'] }],
    'a forbidden policy that is a boundary, which grants nothing': [
      bakery().role('oven', { boundary: 'AdministratorAccess' }),
      { forbid: ['AdministratorAccess'] },
    ],
    'a service-linked role, whose policies nobody can change': [
      bakery().serviceLinkedRole('ecs.amazonaws.com', { attached: ['ReadOnlyAccess'] }),
      { require: ['Guardrail'], forbid: ['ReadOnlyAccess'] },
    ],
    'users and groups': [
      bakery().user('ada', { attached: ['ReadOnlyAccess'] }),
      { require: ['Guardrail'], forbid: ['ReadOnlyAccess'] },
    ],
  },
  unknown: {
    'a role whose attached policies were not given': [
      bakery().role('oven', { attached: null }),
      [{ part: 'roles', reason: 'its attached policies were not given', subjects: ['role/oven'] }],
      { forbid: ['ReadOnlyAccess'] },
    ],
    'nothing where nothing was asked': [bakery().role('oven', { attached: null }), []],
  },
  asked: () => ({ require: ['Guardrail'], forbid: ['constructor'] }),
})
