import type { Tag } from '../../model/entity.ts'
import type { Evidence } from '../../model/evidence.ts'
import { isKnown } from '../../model/part.ts'
import { groupBy } from '../../util/group-by.ts'
import { entityGap, partGap } from '../shared/entities/gaps.ts'
import { type TagConflict, tagConflicts } from '../shared/entities/tag-conflicts.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'tag-mismatch-profile-role',
  title: 'Instance profiles whose tags say something else than those of their role',
  kind: 'finding',
  severity: 'info',
  message: 'says of {keys} something else than its role {roleArn}: {profileTags}, not {roleTags}',
  identity: ['roleArn'],
  needs: ['instance-profile-tags', 'roles'],
  itemises: ['instance-profile-tags'],
  params: {
    keys: {
      type: 'list',
      default: [],
      describe: 'tag keys, in any letter case, that both must have with the same value; none: those that both have',
    },
    ignore: {
      type: 'list',
      default: ['Name'],
      describe: 'tag keys, in any letter case, that may differ; those of AWS (aws:…) always may',
    },
  },
  columns: ['instanceProfileArn', 'instanceProfileId', 'roleArn', 'roleId', 'keys', 'profileTags', 'roleTags'],
  remediation: 'Set the right value on both with tag-instance-profile and tag-role.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_instance-profiles.html',
  ],

  *run({ account, params, unknown }) {
    const unlisted = partGap(account, 'instance-profiles')
    if (unlisted) unknown(unlisted.part, unlisted.reason, 'all')
    const untold = entityGap(account, 'instance-profile-tags', 'its tags were not read')
    const isRead = {
      profiles: isKnown(account.parts.get('instance-profile-tags')),
      roles: isKnown(account.parts.get('roles')),
    }
    const roles = groupBy(account.roles(), ({ arn }) => arn)
    for (const profile of account.instanceProfiles()) {
      if (profile.roles.length === 0) continue
      if (profile.tags === null) {
        if (isRead.profiles) unknown(untold.part, untold.reason, profile.arn)
        continue
      }
      for (const { arn: roleArn } of profile.roles) {
        const exposed = roles.get(roleArn) ?? []
        if (exposed.length === 0 && isRead.roles)
          unknown('roles', `its role ${roleArn}: the night does not hold it`, profile.arn)
        for (const role of exposed) {
          if (role.tags === null) {
            unknown('roles', `its role ${roleArn}: its tags were not given`, profile.arn)
            continue
          }
          const conflicts = tagConflicts(profile.tags, role.tags, params)
          if (conflicts.length === 0) continue
          yield {
            values: {
              instanceProfileArn: profile.arn,
              instanceProfileId: profile.id,
              roleArn,
              roleId: role.id,
              keys: conflicts.map(({ key }) => key),
              profileTags: conflicts.flatMap(({ first }) => first.map(textOf)),
              roleTags: conflicts.flatMap(({ second }) => second.map(textOf)),
            },
            evidence: conflicts.flatMap((conflict) => evidenceOf(conflict, profile.arn, roleArn)),
          }
        }
      }
    }
  },
})

function textOf({ key, value }: Tag): string {
  return `${key}=${value}`
}

function evidenceOf({ key, first, second }: TagConflict, profileArn: string, roleArn: string): readonly Evidence[] {
  const said = (tags: readonly Tag[], of: string): readonly Evidence[] =>
    tags.length === 0 ? [{ kind: 'absent', of, what: `tag ${key}` }] : tags.map((tag) => ({ kind: 'tag', of, ...tag }))
  return [...said(first, profileArn), ...said(second, roleArn)]
}
