import { isServiceLinked, isSsoReserved } from '../../model/role.ts'
import { entityGap, partGap } from '../shared/entities/gaps.ts'
import { factOf } from '../shared/entities/fact-of.ts'
import { defineQuery } from '../query.ts'

export default defineQuery({
  name: 'role-without-description',
  title: 'Roles without a description; service-linked roles and those of IAM Identity Center apart',
  kind: 'finding',
  severity: 'info',
  message: 'has no description',
  needs: ['role-settings'],
  itemises: ['role-settings'],
  params: {},
  columns: ['roleArn', 'roleId', 'createdAt'],
  remediation: 'Say what the role is for with update-role --description.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html',
  ],

  *run({ account, unknown }) {
    const unlisted = partGap(account, 'roles')
    if (unlisted) unknown(unlisted.part, unlisted.reason, 'all')
    const settingsOf = factOf(account, 'role-settings')
    const untold = entityGap(account, 'role-settings', 'its description was not read')
    for (const role of account.roles()) {
      if (isServiceLinked(role) || isSsoReserved(role)) continue
      const settings = settingsOf(role)?.settings ?? null
      if (settings === null) {
        unknown(untold.part, untold.reason, role.arn)
        continue
      }
      const description = settings['Description'] ?? ''
      if (typeof description !== 'string' || description.trim() !== '') continue
      yield {
        values: { roleArn: role.arn, roleId: role.id, createdAt: role.createdAt },
        evidence: [{ kind: 'absent', of: role.arn, what: 'Description' }],
      }
    }
  },
})
