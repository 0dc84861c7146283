import type { Entity } from './entity.ts'

/** Paths of AWS's own are kept for roles; that of a user or group says nothing. */
type HasPath = Pick<Entity, 'kind' | 'path'>

/**
 * Whether a service owns the role: only it can assume it, and its policies cannot be edited.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html}
 */
export function isServiceLinked({ kind, path }: HasPath): boolean {
  return kind === 'role' && path.startsWith('/aws-service-role/')
}

/**
 * Whether IAM Identity Center made the role for a permission set; it can only be changed there.
 * {@link https://docs.aws.amazon.com/singlesignon/latest/userguide/using-service-linked-roles.html}
 */
export function isSsoReserved({ kind, path }: HasPath): boolean {
  return kind === 'role' && path.startsWith('/aws-reserved/sso.amazonaws.com/')
}
