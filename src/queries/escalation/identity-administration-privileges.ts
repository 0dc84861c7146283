import { isPermitted, type Permits } from '../../escalation/permit.ts'
import type { Standing } from '../../escalation/standing.ts'
import type { Principal } from '../../model/entity.ts'
import { verdictWords } from '../shared/escalation/verdict-words.ts'
import { leaveUnreadable } from '../shared/escalation/leave-unreadable.ts'
import { POLICY_PARTS } from '../shared/escalation/policy-parts.ts'
import { spokenActions } from '../shared/policies/spoken-actions.ts'
import { defineQuery, type Params, type QueryContext } from '../query.ts'

export default defineQuery({
  name: 'identity-administration-privileges',
  title: 'Users and roles, no administrators, that can change permissions, trust, group members, credentials',
  kind: 'finding',
  severity: 'medium',
  version: 3,
  message: 'can change who may do what, by {actions}',
  needs: POLICY_PARTS,
  params: {},
  columns: ['principalArn', 'principalId', 'kind', 'tier', 'actions', 'decision'],
  remediation:
    'Keep the administration of IAM with few principals, and hold them to a permissions boundary by a condition on iam:PermissionsBoundary.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate',
  ],

  *run(context) {
    const { everyone, named, permits, tier } = context.escalation()
    const mayHaveSome = speakers(context)
    const everything = `arn:${context.account.snapshot.partition}:iam::aws:policy/AdministratorAccess`
    for (const standing of everyone) {
      const { principal } = standing
      if (!mayHaveSome(principal)) continue
      if (tier(principal) === 'admin') continue
      leaveUnreadable(context, principal)
      const isOfOthers = (action: string): boolean => {
        const names = named(standing, action)
        return names === null || [...names].some((arn) => arn !== principal.arn)
      }
      const isFree = (action: string): boolean => !isFenced(permits, standing, action, everything)
      const found = verdictWords(permits, standing, [
        ...ADMINISTERING.filter(isFree),
        ...CREDENTIALS.filter(isOfOthers),
      ])
      if (found === null) continue
      const { actions, decision, evidence } = found
      yield {
        values: {
          principalArn: principal.arn,
          principalId: principal.id,
          kind: principal.kind,
          tier: tier(principal),
          actions,
          decision,
        },
        evidence,
      }
    }
  },
})

/**
 * Tells who may have some of the actions, or have a policy that cannot be read: whoever's own policies speak of none is
 * denied them all, unless a user gave policies of resources, which may let them in.
 */
function speakers({ access, actions }: QueryContext<Params>): (principal: Principal) => boolean {
  const { held, notConsidered } = access()
  if (!notConsidered(null, null).includes('resource-policy')) return () => true
  const spoken = spokenActions(actions(), EACH)
  return (principal) =>
    held.of(principal).some(({ policy }) => policy.undecidable !== null || spoken(policy).allowed.length > 0)
}

/**
 * Whether somebody can do it to, or with, no more than what a boundary of the account's choice limits: that is how AWS
 * means administration to be delegated.
 *
 * @param everything a boundary that limits nothing
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate}
 */
function isFenced(permits: Permits, standing: Standing, action: string, everything: string): boolean {
  if (!WITHIN_A_BOUNDARY.has(action) || permits.ability(standing, { action }).somewhere !== 'conditional') return false
  return [null, everything].every((boundary) => {
    const context = new Map([['iam:permissionsboundary', boundary]])
    return !isPermitted(permits.ability(standing, { action, context }).somewhere)
  })
}

/** To take a boundary off is not among them: there the condition says whose may go. */
const WITHIN_A_BOUNDARY: ReadonlySet<string> = new Set([
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:PutUserPermissionsBoundary',
  'iam:PutUserPolicy',
])

const ADMINISTERING = [
  'iam:AddUserToGroup',
  'iam:AttachGroupPolicy',
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:CreatePolicyVersion',
  'iam:DeleteRolePermissionsBoundary',
  'iam:DeleteUserPermissionsBoundary',
  'iam:PutGroupPolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:PutUserPermissionsBoundary',
  'iam:PutUserPolicy',
  'iam:SetDefaultPolicyVersion',
  'iam:UpdateAssumeRolePolicy',
]

/** A user who may change their own alone administers nobody. */
const CREDENTIALS = ['iam:CreateAccessKey', 'iam:CreateLoginProfile', 'iam:UpdateLoginProfile']

const EACH = [...ADMINISTERING, ...CREDENTIALS]
