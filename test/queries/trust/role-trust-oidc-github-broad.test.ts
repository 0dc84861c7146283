import query from '../../../src/queries/trust/role-trust-oidc-github-broad.ts'
import { bakery, type Bakery } from '../../support/account-builder.ts'
import { trusting } from '../../support/documents.ts'
import { testQuery } from '../../support/test-query.ts'

const GITHUB = 'token.actions.githubusercontent.com'
const PROVIDER = `arn:aws:iam::123456789012:oidc-provider/${GITHUB}`

/** A role that workflows of GitHub open, under a Condition. */
function workflows(Condition: object): Bakery {
  const more = { Action: 'sts:AssumeRoleWithWebIdentity', Condition }
  return bakery().role('oven', { id: 'AROAOVEN', trust: trusting({ Federated: PROVIDER }, more) })
}
const like = (...subjects: readonly string[]) => workflows({ StringLike: { [`${GITHUB}:sub`]: subjects } })

testQuery(query, {
  rows: {
    'every repository of an organisation': [
      workflows({
        StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' },
        StringLike: { [`${GITHUB}:sub`]: 'repo:bakery/*' },
      }),
      [
        {
          roleArn: 'role/oven',
          roleId: 'AROAOVEN',
          statement: 0,
          trustedKind: 'oidc-provider',
          trusted: PROVIDER,
          breadth: 'organization',
          owner: 'bakery',
          conditions: [`StringEquals ${GITHUB}:aud sts.amazonaws.com`, `StringLike ${GITHUB}:sub repo:bakery/*`],
        },
      ],
    ],
  },
  reports: {
    'any subject': [like('*'), [{ breadth: 'anybody', owner: null }]],
    'any repository': [like('repo:*'), [{ breadth: 'anybody' }]],
    'owners whose name begins so': [like('repo:bakery*'), [{ breadth: 'owners', owner: 'bakery*' }]],
    'owners whose name begins so, with a repository': [
      like('repo:bakery*/oven:*'),
      [{ breadth: 'owners', owner: 'bakery*' }],
    ],
    'owners whose name is longer by a letter': [like('repo:bakery?/oven:*'), [{ breadth: 'owners', owner: 'bakery?' }]],
    'whatever ends as a repository of such owners': [like('repo:*-bakery/oven:*'), [{ breadth: 'anybody' }]],
    'owners whose name begins and ends so': [like('repo:ba*ry/oven:*'), [{ breadth: 'owners', owner: 'ba*ry' }]],
    'owners of so many letters': [like('repo:??????/oven:*'), [{ breadth: 'owners', owner: '??????' }]],
    'owners whose name begins so, of any id': [
      like('repo:bakery*@*/oven@*:*'),
      [{ breadth: 'owners', owner: 'bakery*' }],
    ],
    'an organisation by its id, whatever its name': [
      like('repo:bak?ry@12/*'),
      [{ breadth: 'organization', owner: 'bak?ry@12' }],
    ],
    'an organisation by its id': [like('repo:bakery@12/*'), [{ breadth: 'organization', owner: 'bakery@12' }]],
    'a branch of any repository of an organisation': [
      like('repo:bakery/*:ref:refs/heads/main'),
      [{ breadth: 'organization', owner: 'bakery' }],
    ],
    'an organisation beside a repository': [
      like('repo:mill/stone:*', 'repo:bakery/*'),
      [{ breadth: 'organization', owner: 'bakery' }],
    ],
    'a Deny of others alone': [
      bakery().role('oven', {
        trust: {
          Statement: [
            { Effect: 'Allow', Principal: { Federated: PROVIDER }, Action: 'sts:AssumeRoleWithWebIdentity' },
            {
              Effect: 'Deny',
              Principal: '*',
              Action: '*',
              Condition: { StringNotLike: { [`${GITHUB}:sub`]: 'repo:bakery/*' } },
            },
          ],
        },
      }),
      [{ breadth: 'organization', owner: 'bakery' }],
    ],
  },
  silent: {
    'a repository': like('repo:bakery/oven:*'),
    'a repository of an organisation by its id, whatever its name': like('repo:bak?ry@12/oven@34:*'),
    'a letter left open in the repository': like('repo:bakery/oven?:*'),
    'a repository by its id': like('repo:bakery@12/oven@34:*'),
    'a branch, an environment': like('repo:bakery/oven:ref:refs/heads/main', 'repo:bakery/oven:environment:production'),
    'repositories of one beginning': like('repo:bakery/oven-*'),
    'a wildcard that StringEquals takes as it is': workflows({ StringEquals: { [`${GITHUB}:sub`]: 'repo:bakery/*' } }),
    'an organisation, and one of its repositories beside': workflows({
      StringLike: { [`${GITHUB}:sub`]: 'repo:bakery/*' },
      StringEquals: { [`${GITHUB}:repository`]: 'bakery/oven' },
    }),
    'no subject at all, which is another finding': workflows({
      StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' },
    }),
    'another issuer': bakery().role('oven', {
      trust: trusting(
        { Federated: 'arn:aws:iam::123456789012:oidc-provider/gitlab.com' },
        {
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringLike: { 'gitlab.com:sub': 'project_path:bakery/*' } },
        },
      ),
    }),
  },
  unknown: {
    'a trust policy that was not given': [
      bakery().role('oven', { trust: null }),
      [{ part: 'roles', reason: 'its trust policy was not given', subjects: ['role/oven'] }],
    ],
  },
})
