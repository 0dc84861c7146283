import policyMarketplaceSubscribeWildcard from '../../../src/queries/policies/policy-marketplace-subscribe-wildcard.ts'
import { bakery } from '../../support/account-builder.ts'
import { allowing } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const subscribe = { Effect: 'Allow', Action: 'aws-marketplace:Subscribe', Resource: '*' }
const inParis = { StringEquals: { 'aws:RequestedRegion': 'eu-west-3' } }

/** A policy Till of some statements. */
function till(...Statement: readonly object[]) {
  return bakery().policy('Till', { document: { Version: '2012-10-17', Statement } })
}

testQuery(policyMarketplaceSubscribeWildcard, {
  reports: {
    'the action by its name': [till(subscribe), [{ policyArn: 'policy/Till', actions: ['aws-marketplace:Subscribe'] }]],
    'the action by a wildcard': [
      bakery().role('oven', { inline: { buy: allowing('aws-marketplace:*') } }),
      [{ resourceArn: 'role/oven', policyName: 'buy' }],
    ],
    'all but another service': [till({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }), ['policy/Till']],
    'a Deny in one region only': [
      till(subscribe, { ...subscribe, Effect: 'Deny', Condition: inParis }),
      [{ actions: [], conditionalActions: ['aws-marketplace:Subscribe'] }],
    ],
    'in one region only': [
      till({ ...subscribe, Condition: inParis }),
      [{ actions: [], conditionalActions: ['aws-marketplace:Subscribe'] }],
    ],
  },
  silent: {
    'to look only': till({
      ...subscribe,
      Action: ['aws-marketplace:ViewSubscriptions', 'aws-marketplace:Unsubscribe'],
    }),
    'a Deny of it': till(subscribe, { ...subscribe, Effect: 'Deny' }),
    'an ARN, by which the action is not allowed at all': till({ ...subscribe, Resource: 'arn:aws:aws-marketplace:*' }),
  },
})
