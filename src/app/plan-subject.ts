import { nameInArn, pathInArn } from '../model/arn.ts'
import { RolecallError } from '../model/error.ts'

/** An entity that an option names, as AWS's requests name it. */
export interface PlanSubject {
  readonly kind: SubjectKind
  /** As operations spell it: `Role` in `DeleteRole`. */
  readonly type: string
  /** The member that names it, apart from policies, which requests name by ARN once they are there. */
  readonly naming: Readonly<Record<string, string>>
  readonly path: string
}

type SubjectKind = keyof typeof TYPES

const TYPES = {
  user: 'User',
  group: 'Group',
  role: 'Role',
  policy: 'Policy',
  'instance-profile': 'InstanceProfile',
} as const

/** Who can hold policies. */
export const HOLDERS = ['user', 'group', 'role'] as const

/**
 * Reads `role/NAME`, with a path or as an ARN too. A change is of one kind of entity, so a bare name is none.
 *
 * @throws RolecallError USAGE where it is not of one of these kinds
 * @example subjectIn('--delete', 'role/team/oven', ['role']).naming // { RoleName: 'oven' }
 */
export function subjectIn(place: string, text: string, kinds: readonly SubjectKind[]): PlanSubject {
  const resource = /^(?:arn:[^:]*:iam::\d*:)?([a-z-]+)\/(.+)$/.exec(text)
  const kind = kinds.find((one) => one === resource?.[1])
  if (resource === null || kind === undefined) {
    const expected = kinds.map((one) => `${one}/NAME`).join(' or ')
    throw new RolecallError('USAGE', `${place}: expected ${expected}, found ${JSON.stringify(text)}`)
  }
  const end = `${kind}/${resource[2] ?? ''}`
  return { kind, type: TYPES[kind], naming: { [`${TYPES[kind]}Name`]: nameInArn(end) }, path: pathInArn(end) }
}
