import type { Asked, Operation } from '../asked.ts'
import { groupDetail, policyDetail, roleDetail, userDetail } from '../details.ts'
import { validationError } from '../iam-error.ts'
import { page, section } from '../page.ts'

const FILTERS = ['User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy'] as const

/** The four lists; users, roles, groups and policies share one budget in that order, whatever the order of the filter. */
export const authorizationDetails: ReadonlyMap<string, Operation> = new Map([
  [
    'GetAccountAuthorizationDetails',
    (asked) => {
      const { account } = asked
      const wanted = filterOf(asked)
      const only = <Item>(filter: string, items: readonly Item[]): readonly Item[] => (wanted.has(filter) ? items : [])
      const policies = account.policies.filter(({ Arn, leftOut }) => {
        return leftOut !== true && wanted.has(Arn.includes(':iam::aws:') ? 'AWSManagedPolicy' : 'LocalManagedPolicy')
      })
      const sections = [
        section({
          member: 'UserDetailList',
          items: only('User', account.users),
          key: ({ UserId }) => UserId,
          shape: userDetail,
        }),
        section({
          member: 'RoleDetailList',
          items: only('Role', account.roles),
          key: ({ RoleId }) => RoleId,
          shape: (role) => roleDetail(account, role),
        }),
        section({
          member: 'GroupDetailList',
          items: only('Group', account.groups),
          key: ({ GroupId }) => GroupId,
          shape: groupDetail,
        }),
        section({ member: 'Policies', items: policies, key: ({ PolicyId }) => PolicyId, shape: policyDetail }),
      ]
      const { Policies, UserDetailList, RoleDetailList, GroupDetailList, ...paging } = page(
        asked,
        sections,
        [...wanted].join(),
      )
      return { Policies, UserDetailList, RoleDetailList, GroupDetailList, ...paging }
    },
  ],
])

/** Everything where no filter is given; in one order, without repetitions. */
function filterOf({ params }: Asked): ReadonlySet<string> {
  const given = Object.entries(params).flatMap(([name, value]) => (/^Filter\.member\.\d+$/.test(name) ? [value] : []))
  const unknown = given.find((name) => !FILTERS.some((filter) => filter === name))
  if (unknown !== undefined) {
    throw validationError(
      `1 validation error detected: Value '[${given.join(', ')}]' at 'filter' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [User, Role, Group, LocalManagedPolicy, AWSManagedPolicy]]`,
    )
  }
  return new Set(given.length === 0 ? FILTERS : FILTERS.filter((filter) => given.includes(filter)))
}
