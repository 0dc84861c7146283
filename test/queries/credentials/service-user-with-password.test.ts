import query from '../../../src/queries/credentials/service-user-with-password.ts'
import { bakery } from '../../support/account-builder.ts'
import { testQuery } from '../../support/test-query.ts'

const user = (name: string, password_enabled: string) =>
  bakery()
    .user(name, { id: 'AIDASVC', createdAt: '2020-01-01T00:00:00Z' })
    .parts({ 'credential-report': 'complete' })
    .fact('credential-report', `user/${name}`, {
      settings: { password_enabled },
      activity: { password_last_used: '2026-11-01T00:00:00Z' },
    })

testQuery(query, {
  rows: {
    'when it was last used': [
      user('svc-oven', 'true'),
      [
        {
          userArn: 'user/svc-oven',
          userId: 'AIDASVC',
          lastUsedAt: '2026-11-01T00:00:00Z',
          createdAt: '2020-01-01T00:00:00Z',
        },
      ],
    ],
  },
  reports: {
    'whatever the case': [user('Deploy-CI', 'true'), ['user/Deploy-CI']],
    'names of the account': [user('robot.7', 'true'), ['user/robot.7'], { names: ['robot.?'] }],
  },
  silent: {
    'a program without a password': user('svc-oven', 'false'),
    'a person': user('ada', 'true'),
    'a person whose name begins alike': user('cirilla', 'true'),
    'other names than those given': [user('svc-oven', 'true'), { names: ['robot.?'] }],
  },
  unknown: {
    'a program that is not in the report': [
      bakery().user('svc-oven').user('ada').parts({ 'credential-report': 'complete' }),
      [
        {
          part: 'credential-report',
          reason: 'whether it has a password was not read',
          subjects: ['user/svc-oven'],
        },
      ],
    ],
  },
})
