import { nameInArn } from '../model/arn.ts'
import type { DocumentText } from '../model/document.ts'
import type { Group, Role, User } from '../model/entity.ts'
import { takeDocument } from './documents.ts'
import { type Draft, put, refusal, type Step } from './draft.ts'
import { counted, policyToUse } from './policies.ts'
import { refuseProtected } from './protected.ts'

/** Who can hold policies. */
export type Holder = User | Group | Role

/**
 * Attaches a managed policy; one that is attached already stays, as AWS has it.
 * {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html}
 */
export function attach(step: Step, holder: Holder, arn: string): Draft {
  refuseProtected(step, holder)
  const policy = policyToUse(step, arn)
  const attached = attachedTo(step, holder)
  if (attached.some((one) => one.arn === arn)) return step.draft
  if (policy?.isAttachable === false) throw refusal(step, 'a policy that can be attached', `${arn}, which cannot`)
  const now = [...attached, { arn, name: policy?.name ?? nameInArn(arn) }]
  return counted(put(step.draft, { ...holder, attached: now }), arn, 'attachmentCount', 1)
}

/** Detaches one. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html} */
export function detach(step: Step, holder: Holder, arn: string): Draft {
  refuseProtected(step, holder)
  const attached = attachedTo(step, holder)
  const now = attached.filter((one) => one.arn !== arn)
  if (now.length === attached.length) {
    const names = attached.map((one) => one.arn).join(', ') || 'nothing'
    throw refusal(step, `${arn} attached to ${holder.kind} ${holder.name}`, `${names} (NoSuchEntity)`)
  }
  return counted(put(step.draft, { ...holder, attached: now }), arn, 'attachmentCount', -1)
}

function attachedTo(step: Step, { kind, name, attached }: Holder): NonNullable<Holder['attached']> {
  if (attached !== null) return attached
  throw refusal(step, `a night that says what is attached to ${kind} ${name}`, 'one that does not')
}

/** Embeds a policy, in the place of one that has its name. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html} */
export function putInline(step: Step, holder: Holder, name: string, text: DocumentText): Draft {
  refuseProtected(step, holder)
  const inline = inlineOf(step, holder)
  const draft = takeDocument(step, text, 'permissions')
  const policy = { name, document: text.ref }
  const now = inline.some((one) => one.name === name)
    ? inline.map((one) => (one.name === name ? policy : one))
    : [...inline, policy]
  return put(draft, { ...holder, inline: now })
}

/** Takes an embedded policy away. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html} */
export function deleteInline(step: Step, holder: Holder, name: string): Draft {
  refuseProtected(step, holder)
  const inline = inlineOf(step, holder)
  const now = inline.filter((one) => one.name !== name)
  if (now.length < inline.length) return put(step.draft, { ...holder, inline: now })
  const names = inline.map((one) => one.name).join(', ') || 'none'
  throw refusal(step, `an inline policy ${name} of ${holder.kind} ${holder.name}`, `${names} (NoSuchEntity)`)
}

function inlineOf(step: Step, { kind, name, inline }: Holder): NonNullable<Holder['inline']> {
  if (inline !== null) return inline
  throw refusal(step, `a night that says the inline policies of ${kind} ${name}`, 'one that does not')
}

/** Replaces a role's trust policy. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html} */
export function replaceTrust(step: Step, role: Role, text: DocumentText): Draft {
  refuseProtected(step, role)
  return put(takeDocument(step, text, 'trust'), { ...role, trust: text.ref })
}

/** Sets or replaces a boundary. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html} */
export function setBoundary(step: Step, holder: User | Role, arn: string): Draft {
  refuseProtected(step, holder)
  policyToUse(step, arn)
  const bounded = put(step.draft, { ...holder, boundary: { arn, type: BOUNDARY_TYPE } })
  const freed = holder.boundary === null ? bounded : counted(bounded, holder.boundary.arn, 'boundaryUsageCount', -1)
  return counted(freed, arn, 'boundaryUsageCount', 1)
}

/** What GetAccountAuthorizationDetails calls it. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachedPermissionsBoundary.html} */
export const BOUNDARY_TYPE = 'Policy'

/** Removes a boundary. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html} */
export function removeBoundary(step: Step, holder: User | Role): Draft {
  refuseProtected(step, holder)
  if (holder.boundary === null)
    throw refusal(step, `a boundary of ${holder.kind} ${holder.name}`, 'none (NoSuchEntity)')
  return counted(put(step.draft, { ...holder, boundary: null }), holder.boundary.arn, 'boundaryUsageCount', -1)
}
