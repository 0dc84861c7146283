import { isServiceLinked, isSsoReserved } from '../../model/role.ts'
import { entityGap, partGap } from '../shared/entities/gaps.ts'
import { factOf } from '../shared/entities/fact-of.ts'
import { isForServicesOnly } from '../shared/trust/for-services-only.ts'
import { defineQuery } from '../query.ts'

const HOUR = 3600

export default defineQuery({
  name: 'role-long-session',
  title: 'Roles whose sessions may last longer than some hours, where people or other accounts assume them',
  kind: 'finding',
  severity: 'low',
  message: 'lets sessions last {maxSessionHours} hours',
  needs: ['role-settings'],
  itemises: ['role-settings'],
  params: {
    hours: { type: 'integer', default: 4, min: 1, max: 12, describe: 'how many hours a session may last' },
  },
  columns: ['roleArn', 'roleId', 'maxSessionHours', 'createdAt'],
  remediation: 'Set a shorter one with update-role --max-session-duration: a stolen session lasts as long.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html',
  ],

  *run(context) {
    const { account, params, unknown } = context
    const unlisted = partGap(account, 'roles')
    if (unlisted) unknown(unlisted.part, unlisted.reason, 'all')
    const settingsOf = factOf(account, 'role-settings')
    const untold = entityGap(account, 'role-settings', 'how long its sessions may last was not read')
    for (const role of account.roles()) {
      if (isServiceLinked(role) || isSsoReserved(role)) continue
      const seconds = settingsOf(role)?.settings?.['MaxSessionDuration']
      if (typeof seconds !== 'number') {
        unknown(untold.part, untold.reason, role.arn)
        continue
      }
      if (seconds <= params.hours * HOUR || isForServicesOnly(context, role)) continue
      yield {
        values: {
          roleArn: role.arn,
          roleId: role.id,
          maxSessionHours: Math.round((seconds / HOUR) * 100) / 100,
          createdAt: role.createdAt,
        },
        evidence: [{ kind: 'attribute', of: role.arn, name: 'MaxSessionDuration', value: seconds }],
      }
    }
  },
})
