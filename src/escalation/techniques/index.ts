import type { Technique } from '../technique.ts'
import { ASSUME_ROLE } from './assume-role.ts'
import { BOUNDARIES } from './boundaries.ts'
import { CHANGED_AND_TAKEN } from './changed-and-taken.ts'
import { COMBINED } from './combined.ts'
import { DENIES } from './denies.ts'
import { FUNCTIONS_IN_USE } from './functions-in-use.ts'
import { IDENTITY_CENTER } from './identity-center.ts'
import { INSTANCES_IN_USE } from './instances-in-use.ts'
import { JOBS_IN_USE } from './jobs-in-use.ts'
import { LATERAL } from './lateral.ts'
import { NEW_PRINCIPALS } from './new-principals.ts'
import { OUTSIDERS } from './outsiders.ts'
import { OWN_VERSIONS } from './own-versions.ts'
import { PASS_ROLE_TO_AGENTS } from './pass-role-to-agents.ts'
import { PASS_ROLE_TO_CONTAINERS } from './pass-role-to-containers.ts'
import { PASS_ROLE_TO_DATA } from './pass-role-to-data.ts'
import { PASS_ROLE_TO_DEPLOYMENT } from './pass-role-to-deployment.ts'
import { PASS_ROLE_TO_FUNCTIONS } from './pass-role-to-functions.ts'
import { PASS_ROLE_TO_INSTANCES } from './pass-role-to-instances.ts'
import { ROLES } from './roles.ts'
import { SELF } from './self.ts'
import { USER_CREDENTIALS } from './user-credentials.ts'
import { USER_POLICIES } from './user-policies.ts'

const FAMILIES = [
  ASSUME_ROLE,
  SELF,
  OWN_VERSIONS,
  USER_CREDENTIALS,
  USER_POLICIES,
  ROLES,
  BOUNDARIES,
  DENIES,
  PASS_ROLE_TO_FUNCTIONS,
  PASS_ROLE_TO_INSTANCES,
  PASS_ROLE_TO_CONTAINERS,
  PASS_ROLE_TO_DEPLOYMENT,
  PASS_ROLE_TO_DATA,
  PASS_ROLE_TO_AGENTS,
  COMBINED,
  CHANGED_AND_TAKEN,
  NEW_PRINCIPALS,
  FUNCTIONS_IN_USE,
  INSTANCES_IN_USE,
  JOBS_IN_USE,
  IDENTITY_CENTER,
  LATERAL,
  OUTSIDERS,
]

/**
 * Every technique, the plainest first, so that of several the one that takes least is told: lateral ones and outsiders
 * last, before them those that need something beyond IAM, and the fewest steps first.
 */
export const TECHNIQUES: readonly Technique[] = FAMILIES.flat().toSorted(byPlainness)

function byPlainness(a: Technique, b: Technique): number {
  return (
    Number(a.isLateral === true) - Number(b.isLateral === true) ||
    Number(isOutsider(a)) - Number(isOutsider(b)) ||
    Number(a.precondition !== undefined) - Number(b.precondition !== undefined) ||
    fewestSteps(a) - fewestSteps(b)
  )
}

function isOutsider({ actor }: Technique): boolean {
  return actor !== undefined && actor !== 'user' && actor !== 'role'
}

function fewestSteps({ ways }: Technique): number {
  return Math.min(...ways.map(({ length }) => length))
}
