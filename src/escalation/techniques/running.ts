import type { Step, Technique } from '../technique.ts'
import { PASS_ROLE_TO_AGENTS } from './pass-role-to-agents.ts'
import { PASS_ROLE_TO_CONTAINERS } from './pass-role-to-containers.ts'
import { PASS_ROLE_TO_DATA } from './pass-role-to-data.ts'
import { PASS_ROLE_TO_DEPLOYMENT } from './pass-role-to-deployment.ts'
import { PASS_ROLE_TO_FUNCTIONS } from './pass-role-to-functions.ts'
import { PASS_ROLE_TO_INSTANCES } from './pass-role-to-instances.ts'

/** Ways to run something with a role, each with the service that it passes the role to. */
const RUNNING = [
  ...PASS_ROLE_TO_FUNCTIONS,
  ...PASS_ROLE_TO_CONTAINERS,
  ...PASS_ROLE_TO_DEPLOYMENT,
  ...PASS_ROLE_TO_DATA,
  ...PASS_ROLE_TO_AGENTS,
  ...PASS_ROLE_TO_INSTANCES,
].flatMap(({ name, target, precondition, ways }: Technique) =>
  target.is === 'passed-role'
    ? [{ name, services: target.services, isInProfile: target.isInProfile, isFree: precondition === undefined, ways }]
    : [],
)

/** Of a stack set it is another role that makes things, and nobody runs CodeStar any more. */
const NOT_OF_THE_ROLE = new Set(['pass-role-to-stack-set', 'pass-role-to-existing-stack-set', 'codestar-project'])

/** Those that need nothing but the role. */
export const FREE = RUNNING.filter(({ isFree, isInProfile }) => isFree && !isInProfile)
/** The same with a role that an instance profile holds. */
export const IN_PROFILE = RUNNING.filter(({ isFree, isInProfile }) => isFree && isInProfile)
const STANDING = RUNNING.filter(({ name, isFree }) => !isFree && !NOT_OF_THE_ROLE.has(name))
/** Those that need something which stands there. */
export const STANDING_FREE = STANDING.filter(({ isInProfile }) => !isInProfile)
export const STANDING_IN_PROFILE = STANDING.filter(({ isInProfile }) => isInProfile)

type Running = (typeof RUNNING)[number]

/** The services that they pass a role to. */
export function servicesOf(all: readonly Running[]): readonly string[] {
  return [...new Set(all.flatMap(({ services }) => services))]
}

/** Each way after each of some others, bound to the service that it is meant for. */
export function waysAfter(before: readonly (readonly Step[])[], all: readonly Running[]): readonly (readonly Step[])[] {
  return all.flatMap(({ services, ways }) =>
    services.flatMap((service) =>
      ways.flatMap((way) =>
        before.map((first) => [...first, ...way.map((one) => (one.brings === 'service' ? { service, ...one } : one))]),
      ),
    ),
  )
}
