import { defineTechniques } from '../technique.ts'
import { ASSUME } from './steps.ts'

/** Becoming a role that lets one in. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html} */
export const ASSUME_ROLE = defineTechniques([
  {
    name: 'assume-role',
    title: 'Assume a role',
    category: 'principal-access',
    references: ['sts-001'],
    ways: [[ASSUME]],
    target: { is: 'role' },
    becomes: 'target',
    why: "A session of the role has the role's permissions. A trust policy that names the caller's own ARN is enough in the same account; one that names the account leaves it to the caller's policies.",
    close:
      'Let the trust policy name those who need the role instead of the whole account, and let identity policies allow sts:AssumeRole on single roles instead of `*`.',
  },
])
