import { defineTechniques } from '../technique.ts'
import { FREE, IN_PROFILE, servicesOf, STANDING_FREE, STANDING_IN_PROFILE, waysAfter } from './running.ts'
import { onTarget, withEveryPermission } from './steps.ts'

const WRITING = [[onTarget('iam:PutRolePolicy')], [withEveryPermission(onTarget('iam:AttachRolePolicy'))]]

/** Changing a role and passing it on. {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html} */
export const COMBINED = defineTechniques([
  {
    name: 'passrole-plus-policy-write',
    title: 'Write a policy of a role and pass it to a service',
    category: 'new-passrole',
    references: [],
    ways: waysAfter(WRITING, FREE),
    target: { is: 'passed-role', services: servicesOf(FREE), isInProfile: false },
    becomes: 'target-with-everything',
    why: 'The caller need not be able to assume the role: they give it every permission, and a service that it trusts runs their code with it.',
    close:
      'Do not give iam:PassRole together with iam:PutRolePolicy or iam:AttachRolePolicy on the same roles to anybody but administrators.',
  },
  {
    name: 'passrole-plus-policy-write-on-what-stands',
    title: 'Write a policy of a role and pass it to something that exists',
    category: 'new-passrole',
    references: [],
    ways: waysAfter(WRITING, STANDING_FREE),
    target: { is: 'passed-role', services: servicesOf(STANDING_FREE), isInProfile: false },
    becomes: 'target-with-everything',
    precondition:
      'what the role is passed to: a cluster, queue, project, stack, job, identity pool, empty instance profile or source of events',
    why: 'The caller gives every permission to a role that a service lets them use in a cluster, project, stack or job which is there already.',
    close:
      'Do not give iam:PassRole together with iam:PutRolePolicy or iam:AttachRolePolicy on the same roles to anybody but administrators.',
  },
  {
    name: 'passrole-plus-policy-write-on-an-instance',
    title: 'Write a policy of a role and start an instance with it',
    category: 'new-passrole',
    references: [],
    ways: waysAfter(WRITING, IN_PROFILE),
    target: { is: 'passed-role', services: servicesOf(IN_PROFILE), isInProfile: true },
    becomes: 'target-with-everything',
    why: 'The caller gives every permission to a role that an instance profile holds, and starts a machine of theirs with it.',
    close:
      'Do not give iam:PassRole together with iam:PutRolePolicy or iam:AttachRolePolicy on the same roles to anybody but administrators.',
  },
  {
    name: 'passrole-plus-policy-write-on-a-standing-instance',
    title: 'Write a policy of a role and give its instance profile to something that exists',
    category: 'new-passrole',
    references: [],
    ways: waysAfter(WRITING, STANDING_IN_PROFILE),
    target: { is: 'passed-role', services: servicesOf(STANDING_IN_PROFILE), isInProfile: true },
    becomes: 'target-with-everything',
    precondition: 'what takes the profile: a running instance, a group of instances, or a service role of EMR',
    why: 'The caller gives every permission to a role that an instance profile holds, and has an instance, group or cluster run with that profile.',
    close:
      'Do not give iam:PassRole together with iam:PutRolePolicy or iam:AttachRolePolicy on the same roles to anybody but administrators.',
  },
  {
    name: 'trust-rewrite-plus-passrole',
    title: 'Write a service into the trust policy of a role and pass it there',
    category: 'new-passrole',
    references: [],
    ways: waysAfter([[onTarget('iam:UpdateAssumeRolePolicy')]], FREE),
    target: { is: 'any-passed-role', services: servicesOf(FREE) },
    becomes: 'target',
    why: 'No role has to trust the service yet: the caller writes the trust policy, then passes the role and runs their code with it. It works where sts:AssumeRole is denied to them.',
    close:
      'Keep iam:UpdateAssumeRolePolicy to administrators and pipelines, and away from the roles that the caller may pass.',
  },
  {
    name: 'trust-rewrite-plus-passrole-on-what-stands',
    title: 'Write a service into the trust policy of a role and pass it to something that exists there',
    category: 'new-passrole',
    references: [],
    ways: waysAfter([[onTarget('iam:UpdateAssumeRolePolicy')]], STANDING_FREE),
    target: { is: 'any-passed-role', services: servicesOf(STANDING_FREE) },
    becomes: 'target',
    precondition:
      'what the role is passed to: a cluster, queue, project, stack, job, identity pool, empty instance profile or source of events',
    why: 'The caller has the role trust a service, which then uses it in a cluster, project, stack or job that is there already.',
    close:
      'Keep iam:UpdateAssumeRolePolicy to administrators and pipelines, and away from the roles that the caller may pass.',
  },
])
