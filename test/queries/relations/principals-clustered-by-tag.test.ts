import query from '../../../src/queries/relations/principals-clustered-by-tag.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing, trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'
import { arn, may } from '../escalation/accounts.ts'

const team = { key: 'Team' }
const of = (value: string) => ({ tags: { team: value } })
const trusts = (...tails: readonly string[]) => ({ trust: trusting({ AWS: tails.map(arn) }) })
const passing = { inline: { p: allowing(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']) } }
const whenTold = {
  trust: trusting(arn('role/oven'), { Condition: { StringEquals: { 'sts:ExternalId': 'dough' } } }),
}

testQuery(query, {
  rows: {
    'a role that assumes one of another cluster': [
      bakery()
        .role('oven', of('bread'))
        .role('till', { ...of('sales'), ...trusts('role/oven') }),
      [
        {
          key: 'Team',
          fromValue: 'bread',
          toValue: 'sales',
          decision: 'allowed',
          path: [arn('role/oven'), arn('role/till')],
          principals: [arn('role/oven')],
          targets: [arn('role/till')],
        },
      ],
      team,
    ],
  },
  reports: {
    'a way through a role without the tag': [
      bakery()
        .user('ada', of('bread'))
        .role('helper', trusts('user/ada'))
        .role('till', { ...of('sales'), ...trusts('role/helper') }),
      [{ fromValue: 'bread', toValue: 'sales', path: ['user/ada', 'role/helper', 'role/till'].map(arn) }],
      team,
    ],
    'both directions, each a row': [
      bakery()
        .role('oven', { ...of('bread'), ...trusts('role/till') })
        .role('till', { ...of('sales'), ...trusts('role/oven') }),
      [
        { fromValue: 'bread', toValue: 'sales' },
        { fromValue: 'sales', toValue: 'bread' },
      ],
      team,
    ],
    'everyone of a cluster who comes there, and whom they come to': [
      bakery()
        .role('oven', of('bread'))
        .role('mixer', of('bread'))
        .role('till', { ...of('sales'), ...trusts('role/oven') })
        .role('shop', { ...of('sales'), ...trusts('role/mixer') }),
      [
        {
          principals: [arn('role/mixer'), arn('role/oven')],
          targets: [arn('role/shop'), arn('role/till')],
        },
      ],
      team,
    ],
    'a way under a condition as one': [
      bakery()
        .role('oven', of('bread'))
        .role('till', { ...of('sales'), ...whenTold }),
      [{ toValue: 'sales', decision: 'conditional' }],
      team,
    ],
    'a way without a condition before a shorter one with': [
      bakery()
        .role('oven', of('bread'))
        .role('helper', trusts('role/oven'))
        .role('till', { ...of('sales'), ...trusts('role/helper') })
        .role('shop', { ...of('sales'), ...whenTold }),
      [{ decision: 'allowed', path: ['role/oven', 'role/helper', 'role/till'].map(arn) }],
      team,
    ],
    'a role that passes one of another cluster to a service': [
      bakery()
        .role('oven', { ...of('bread'), ...passing })
        .role('till', of('sales')),
      [{ path: [arn('role/oven'), arn('role/till')] }],
      team,
    ],
    'whoever becomes an administrator of another cluster': [
      bakery()
        .role('oven', of('bread'))
        .role('chief', { ...of('office'), ...trusts('role/oven'), ...may('*') }),
      [{ fromValue: 'bread', toValue: 'office' }],
      team,
    ],
  },
  silent: {
    'anything where no tag is named': bakery()
      .role('oven', of('bread'))
      .role('till', { ...of('sales'), ...trusts('role/oven') }),
    'a tag that nobody has': [
      bakery()
        .role('oven', of('bread'))
        .role('till', { ...of('sales'), ...trusts('role/oven') }),
      { key: 'Stage' },
    ],
    'roles of one cluster, however the key is written': [
      bakery()
        .role('oven', { tags: { TEAM: 'bread' } })
        .role('till', { tags: { team: 'bread' }, ...trusts('role/oven') }),
      team,
    ],
    'a role that comes to one without the tag': [
      bakery().role('oven', of('bread')).role('till', trusts('role/oven')),
      team,
    ],
    'administrators, who become whomever they like': [
      bakery()
        .role('chief', { ...of('office'), ...may('*') })
        .role('till', { ...of('sales'), trust: trusting(arn('root')) }),
      team,
    ],
    'a service-linked role': [
      bakery().role('oven', of('bread')).serviceLinkedRole('ecs.amazonaws.com', of('sales')),
      team,
    ],
  },
  unknown: {
    'whose tags were not given': [
      bakery().role('oven', { tags: null }).user('ada', { tags: null }),
      [
        { part: 'roles', reason: 'its tags were not given', subjects: ['role/oven'] },
        { part: 'users', reason: 'its tags were not given', subjects: ['user/ada'] },
      ],
      team,
    ],
    'whose policies cannot be read': [
      bakery().role('oven', { ...of('bread'), attached: ['Gone'] }),
      [
        {
          part: 'roles',
          reason: `the night lacks the document of ${arn('policy/Gone')}`,
          subjects: ['role/oven'],
        },
      ],
      team,
    ],
    'nothing where nothing was asked': [bakery().role('oven', { tags: null }), []],
  },
  asked: () => ({ key: '__proto__' }),
})
