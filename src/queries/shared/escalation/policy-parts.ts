import type { Part } from '../../../model/part.ts'

/** Everything that decides what users and roles can do. */
export const POLICY_PARTS = [
  'users',
  'groups',
  'roles',
  'customer-policies',
  'aws-policies',
] as const satisfies readonly Part[]
