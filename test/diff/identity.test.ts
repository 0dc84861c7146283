import { OPEN, policy, READ, role, TRUST, user } from './nights.ts'
import { ACCOUNT, json, LINKED, S3, SSO, tagged, testDiff } from './test-diff.ts'

testDiff('entity', {
  'a user came': [
    {},
    { users: [user('ada', { groups: ['bakers'] })] },
    [`posture user ada: entity added: null -> "${ACCOUNT}:user/ada"`],
  ],
  'a role went, with all that it had': [
    { roles: [role('oven', { attached: [S3], ...tagged(['a', 'b']) })] },
    {},
    [`posture role oven: entity removed: "${ACCOUNT}:role/oven" -> null`],
  ],
  'a user was renamed': [
    { users: [user('ada')] },
    { users: [user('eve', { id: 'AIDAADA' })] },
    [`posture user eve: entity renamed: "${ACCOUNT}:user/ada" -> "${ACCOUNT}:user/eve"`],
  ],
  'a user moved to another path, and lost a tag': [
    { users: [user('ada', tagged(['team', 'dough']))] },
    { users: [user('ada', { arn: `${ACCOUNT}:user/x/ada`, path: '/x/' })] },
    [
      `posture user ada: entity renamed: "${ACCOUNT}:user/ada" -> "${ACCOUNT}:user/x/ada"`,
      'posture user ada: tag team removed: "dough" -> null',
    ],
  ],
  'a user was renamed, and another came by the old name': [
    { users: [user('ada')] },
    { users: [user('eve', { id: 'AIDAADA' }), user('ada', { id: 'AIDANEW' })] },
    [
      `posture user ada: entity added: null -> "${ACCOUNT}:user/ada"`,
      `posture user eve: entity renamed: "${ACCOUNT}:user/ada" -> "${ACCOUNT}:user/eve"`,
    ],
  ],
  'two users swapped names': [
    { users: [user('ada'), user('eve')] },
    { users: [user('ada', { id: 'AIDAEVE' }), user('eve', { id: 'AIDAADA' })] },
    [
      `posture user ada: entity renamed: "${ACCOUNT}:user/eve" -> "${ACCOUNT}:user/ada"`,
      `posture user eve: entity renamed: "${ACCOUNT}:user/ada" -> "${ACCOUNT}:user/eve"`,
    ],
  ],
  'a role was recreated with another trust': [
    { roles: [role('oven')] },
    { roles: [role('oven', { id: 'AROANEW', createdAt: '2026-11-01T12:00:00Z', trust: OPEN })] },
    [
      'posture role oven: entity recreated: "AROAOVEN" -> "AROANEW"',
      `posture role oven: trust modified: ${json(TRUST)} -> ${json(OPEN)} (broader)`,
    ],
  ],
  'an id was not given the night before': [{ roles: [role('oven', { id: '' })] }, { roles: [role('oven')] }, []],
  'an id is no longer given, and the path of the input is odd': [
    { roles: [role('oven')] },
    { roles: [role('oven', { id: '', path: '/x/', arn: `${ACCOUNT}:role/oven` })] },
    ['posture role oven: attribute path modified: "/" -> "/x/"'],
  ],
  'one id for everybody, before and after': [
    { users: [user('ada', { id: 'AIDAX' }), user('eve', { id: 'AIDAX' })] },
    { users: [user('ada', { id: 'AIDAX' }), user('bob', { id: 'AIDAX' })] },
    [
      `posture user bob: entity added: null -> "${ACCOUNT}:user/bob"`,
      `posture user eve: entity removed: "${ACCOUNT}:user/eve" -> null`,
    ],
  ],
  'an id that two had, now one': [
    { users: [user('ada', { id: 'AIDAX' }), user('eve', { id: 'AIDAX' })] },
    { users: [user('ada', { id: 'AIDAX' }), user('eve', { id: 'AIDAEVE' })] },
    ['posture user eve: attribute id modified: "AIDAX" -> "AIDAEVE"'],
  ],
  'an SSO role with a new suffix': [
    { roles: [role('AWSReservedSSO_Admin_0123456789abcdef', { path: SSO })] },
    { roles: [role('AWSReservedSSO_Admin_fedcba9876543210', { path: SSO })] },
    [
      `aws role AWSReservedSSO_Admin_0123456789abcdef: entity removed: "${ACCOUNT}:role${SSO}AWSReservedSSO_Admin_0123456789abcdef" -> null`,
      `aws role AWSReservedSSO_Admin_fedcba9876543210: entity added: null -> "${ACCOUNT}:role${SSO}AWSReservedSSO_Admin_fedcba9876543210"`,
    ],
  ],
  'a service-linked role came': [
    {},
    { roles: [role('AWSServiceRoleForSupport', { path: LINKED })] },
    [`aws role AWSServiceRoleForSupport: entity added: null -> "${ACCOUNT}:role${LINKED}AWSServiceRoleForSupport"`],
  ],
  'an AWS-managed policy came into use': [
    {},
    { policies: [policy('S3', [READ], { owner: 'aws' })] },
    [`aws managed-policy S3: entity added: null -> "${S3.arn}"`],
  ],
})
