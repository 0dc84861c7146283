import { describe, expect, test } from 'vitest'
import { byCodeUnit } from '../../../src/model/compare.ts'
import { actionTable } from '../../support/action-table.ts'

const namesOf = (pattern: string): readonly string[] => actionTable.expand(pattern).map(({ name }) => name)

describe('the table of actions', () => {
  test('numbers actions in the order of their lower-case names', () => {
    const names = actionTable.actions.map(({ name }) => name.toLowerCase())
    expect(names).toEqual([...names].sort(byCodeUnit))
    expect(new Set(names).size).toBe(actionTable.size)
    expect(actionTable.actions.every((action, id) => action.id === id && actionTable.actionAt(id) === action)).toBe(
      true,
    )
  })

  test('lists services in order, and each has actions', () => {
    expect(actionTable.services).toEqual([...actionTable.services].sort(byCodeUnit))
    expect(actionTable.services.filter((service) => actionTable.ids(`${service}:*`).length === 0)).toEqual([])
  })

  test('knows an action in any letter case, with level, resources and keys', () => {
    expect(actionTable.action('IAM:passrole')).toMatchObject({
      name: 'iam:PassRole',
      service: 'iam',
      accessLevel: 'Write',
      resources: [
        {
          type: 'role',
          required: true,
          arns: ['arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}'],
          conditionKeys: ['aws:resourcetag/', 'iam:resourcetag/'],
        },
      ],
      conditionKeys: ['iam:associatedresourcearn', 'iam:passedtoservice'],
    })
  })

  test.each([
    ['iam:ListUsers', 'List'],
    ['s3:GetObject', 'Read'],
    ['s3:PutObject', 'Write'],
    ['iam:AttachRolePolicy', 'Permissions management'],
    ['iam:TagRole', 'Tagging'],
  ])('%s is %s', (name, level) => {
    expect(actionTable.action(name)?.accessLevel).toBe(level)
  })

  test('has several ARN formats of one type, and types of another service', () => {
    const arns = actionTable.expand('apigateway:*').flatMap(({ resources }) => resources.flatMap(({ arns }) => arns))
    expect(arns).toContain('arn:${Partition}:apigateway:${Region}::/apis/${ApiId}/authorizers/${AuthorizerId}')
    expect(arns.filter((arn) => arn.includes(','))).toEqual([])
    expect(actionTable.action('sts:AssumeRole')?.resources[0]?.arns[0]).toContain(':iam::')
  })

  test('adds the keys that an action gives a resource type', () => {
    const images = actionTable.action('ec2:RunInstances')?.resources.filter(({ type }) => type === 'image')
    expect(images).toHaveLength(1)
    expect(images?.[0]?.conditionKeys).toEqual(expect.arrayContaining(['ec2:owner', 'ec2:imageid', 'ec2:resourcetag/']))
  })

  test.each([['iam:NoSuchAction'], ['nosuchservice:Get'], ['iam'], [''], [':'], ['iam:'], ['__proto__:x']])(
    'has no action %j',
    (name) => {
      expect(actionTable.action(name)).toBeUndefined()
      expect(actionTable.ids(name)).toEqual([])
    },
  )

  test.each([[-1], [actionTable.size]])('has no id %d', (id) => {
    expect(() => actionTable.actionAt(id)).toThrow(RangeError)
  })
})

describe('a pattern of actions', () => {
  test.each([
    ['IAM:PASSROLE', ['iam:PassRole']],
    ['iam:passrol?', ['iam:PassRole']],
    ['iam:PassRole?', []],
    ['iam:PassRole*', ['iam:PassRole']],
    ['iam:**Pass**Role**', ['iam:PassRole']],
    ['iam:*PassRole', ['iam:PassRole']],
    ['ia?:PassRole', ['iam:PassRole']],
    ['*:PassRole', ['iam:PassRole']],
    ['i*m:pass*', ['iam:PassRole']],
    ['iam:Pass.ole', []],
    ['nosuchservice:*', []],
    ['iam:', []],
    ['', []],
    ['iam', []],
    ['iam :PassRole', []],
    ['s3:GetObject*', namesOf('s3:*').filter((name) => name.startsWith('s3:GetObject'))],
  ])('%j names %j', (pattern, names) => {
    expect(namesOf(pattern)).toEqual(names)
  })

  test.each([['*'], ['**'], ['*:*'], ['?*'], ['*?:*'], ['**:**']])('%j names every action', (pattern) => {
    expect(actionTable.ids(pattern)).toHaveLength(actionTable.size)
  })

  test('names actions of several services in the order of their ids', () => {
    const ids = actionTable.ids('s3*:Get*')
    expect(ids).toEqual([...ids].sort((a, b) => a - b))
    expect(new Set(ids.map((id) => actionTable.actionAt(id).service)).size).toBeGreaterThan(2)
  })

  test('of many wildcards that fits nothing is answered', () => {
    expect(actionTable.ids(`*:${'*a'.repeat(3000)}`)).toEqual([])
    expect(actionTable.ids(`${'?*'.repeat(3000)}:x`)).toEqual([])
  })
})

describe('a condition key', () => {
  test.each([
    ['AWS:sourceip', 'aws:SourceIp', 'IPAddress'],
    ['aws:PrincipalTag/team', 'aws:PrincipalTag/${TagKey}', 'String'],
    ['aws:tagkeys', 'aws:TagKeys', 'ArrayOfString'],
    ['iam:PassedToService', 'iam:PassedToService', 'String'],
    ['kms:EncryptionContext:aws:s3:arn', 'kms:EncryptionContext:${EncryptionContextKey}', 'String'],
    ['codebuild:secondarySources/x.buildspec', 'codebuild:secondarySources/${sourceIdentifier}.buildspec', 'Bool'],
    ['events:Metadata/a/Matcher', 'events:Metadata/${MetadataKey}/Matcher', 'String'],
  ])('%s is %s', (name, known, type) => {
    expect(actionTable.conditionKey(name)).toEqual({ name: known, type })
  })

  test.each([['aws:nosuchkey'], ['aws:ResourceTag/'], ['aws:ResourceTag'], ['iam:nosuchkey'], ['sourceip'], ['']])(
    '%j is none',
    (name) => {
      expect(actionTable.conditionKey(name)).toBeUndefined()
    },
  )
})
