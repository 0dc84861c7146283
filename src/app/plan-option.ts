/** The options that plan something, in the order in which help lists them. */
export const PLAN_OPTIONS = [
  { option: 'attach', takes: 'ENTITY=POLICY', describe: 'attach a managed policy to a user, group or role' },
  { option: 'detach', takes: 'ENTITY=POLICY', describe: 'detach it' },
  { option: 'put-inline', takes: 'ENTITY:NAME=FILE', describe: 'embed a policy, or replace the one of that name' },
  { option: 'delete-inline', takes: 'ENTITY:NAME', describe: 'delete an embedded policy' },
  { option: 'edit-policy', takes: 'POLICY=FILE', describe: 'give a managed policy a new version, in force at once' },
  { option: 'trust', takes: 'ROLE=FILE', describe: 'replace a trust policy' },
  { option: 'boundary', takes: 'ENTITY=POLICY', describe: 'set the boundary of a user or role' },
  { option: 'remove-boundary', takes: 'ENTITY', describe: 'remove it' },
  { option: 'tag', takes: 'ENTITY:KEY=VALUE', describe: 'tag a user, role, policy or instance profile' },
  { option: 'untag', takes: 'ENTITY:KEY', describe: 'remove a tag' },
  {
    option: 'create',
    takes: 'ENTITY',
    describe: 'create an entity; role/NAME=FILE with its trust policy, policy/NAME=FILE with its document',
  },
  { option: 'delete', takes: 'ENTITY', describe: 'delete an entity that has nothing left' },
  { option: 'add-to-group', takes: 'USER=GROUP', describe: 'take a user into a group' },
  { option: 'remove-from-group', takes: 'USER=GROUP', describe: 'take a user out of a group' },
  { option: 'add-to-profile', takes: 'ROLE=PROFILE', describe: 'put a role into an instance profile' },
  { option: 'remove-from-profile', takes: 'ROLE=PROFILE', describe: 'take it out' },
  { option: 'plan', takes: 'FILE', describe: 'changes as JSON, with the members of AWS’s requests; - is stdin' },
] as const

/** One of them as it was typed. */
export interface PlanOption {
  readonly option: (typeof PLAN_OPTIONS)[number]['option']
  readonly value: string
}

/** Where a change was asked for, as errors say it. */
export function placeOf({ option, value }: PlanOption): string {
  return `--${option} ${value}`
}
