import type { DocumentRef } from '../../../src/model/document.ts'
import type { Residue } from '../../../src/model/entity.ts'
import { group, policy, READ, role, user, WRITE } from '../nights.ts'
import { json, S3, testDiff } from '../test-diff.ts'

const listing = (set: Readonly<Record<string, unknown>>): { readonly residue: Residue } => ({ residue: { set } })
const inline = (name: string, text: string) => ({ PolicyName: name, PolicyDocument: JSON.parse(text) as unknown })
const one = (document: DocumentRef) => ({ inline: [{ name: 'p', document }] })
const [read, write] = [json(READ), json(WRITE)]
const twice = (text: string) =>
  `[{"PolicyName":"p","PolicyDocument":${read}},{"PolicyName":"p","PolicyDocument":${text}}]`
const plain = `[{"PolicyName":"p","PolicyDocument":${read}}]`
const tag = (value: string) => ({ Key: 'a', Value: value })
const attached = { PolicyArn: S3.arn, PolicyName: S3.name }
const version = (text: string) => ({ VersionId: 'v1', IsDefaultVersion: true, Document: JSON.parse(text) as unknown })

testDiff('lists kept as they came', {
  'the second of two inline policies of one name, edited': [
    { users: [user('ada', { ...one(READ), ...listing({ UserPolicyList: [inline('p', READ), inline('p', READ)] }) })] },
    { users: [user('ada', { ...one(READ), ...listing({ UserPolicyList: [inline('p', READ), inline('p', WRITE)] }) })] },
    [`posture user ada: attribute UserPolicyList modified: ${twice(read)} -> ${twice(write)}`],
  ],
  'the second, gone': [
    { roles: [role('a', { ...one(READ), ...listing({ RolePolicyList: [inline('p', READ), inline('p', WRITE)] }) })] },
    { roles: [role('a', one(READ))] },
    [`posture role a: attribute RolePolicyList modified: ${twice(write)} -> ${plain}`],
  ],
  'a second, where a group had none': [
    { groups: [group('g', one(READ))] },
    {
      groups: [group('g', { ...one(READ), ...listing({ GroupPolicyList: [inline('p', READ), inline('p', WRITE)] }) })],
    },
    [`posture group g: attribute GroupPolicyList modified: ${plain} -> ${twice(write)}`],
  ],
  'an empty list says no more than the first inline policy does': [
    { users: [user('ada', listing({ UserPolicyList: [] }))] },
    { users: [user('ada', one(READ))] },
    [`posture user ada: inline-policy p added: null -> ${read}`],
  ],
  'a user that had no inline policies': [
    { users: [user('ada')] },
    { users: [user('ada', listing({ UserPolicyList: [{}] }))] },
    ['posture user ada: attribute UserPolicyList modified: [] -> [{}]'],
  ],
  'the second of two tags of one key': [
    { roles: [role('a', { tags: [{ key: 'a', value: '1' }], ...listing({ Tags: [tag('1'), tag('2')] }) })] },
    { roles: [role('a', { tags: [{ key: 'a', value: '1' }], ...listing({ Tags: [tag('1'), tag('3')] }) })] },
    [
      'posture role a: attribute Tags modified: [{"Key":"a","Value":"1"},{"Key":"a","Value":"2"}] -> [{"Key":"a","Value":"1"},{"Key":"a","Value":"3"}]',
    ],
  ],
  'an attachment said twice, then once': [
    { users: [user('ada', { attached: [S3], ...listing({ AttachedManagedPolicies: [attached, attached] }) })] },
    { users: [user('ada', { attached: [S3] })] },
    [
      `posture user ada: attribute AttachedManagedPolicies modified: ${JSON.stringify([attached, attached])} -> [{"PolicyName":"S3","PolicyArn":"${S3.arn}"}]`,
    ],
  ],
  'two versions of one name': [
    { policies: [policy('bake', [READ], listing({ PolicyVersionList: [version(READ), version(READ)] }))] },
    { policies: [policy('bake', [READ], listing({ PolicyVersionList: [version(READ), version(WRITE)] }))] },
    [
      `posture managed-policy bake: attribute PolicyVersionList modified: ${JSON.stringify([version(READ), version(READ)])} -> ${JSON.stringify([version(READ), version(WRITE)])}`,
    ],
  ],
  'the same items and members in another order are no change': [
    { users: [user('ada', listing({ Tags: [{ Key: 'a', Value: '1' }, tag('2')] }))] },
    { users: [user('ada', listing({ Tags: [tag('2'), { Value: '1', Key: 'a' }] }))] },
    [],
  ],
  'a list that one night does not give has not changed': [
    { users: [user('ada', { tags: null, residue: { absent: ['Tags'] } })] },
    { users: [user('ada', { tags: [{ key: 'a', value: '1' }], ...listing({ Tags: [tag('1'), tag('2')] }) })] },
    [],
  ],
  'what a role says of its instance profiles is compared as a profile': [
    { roles: [role('a', listing({ InstanceProfileList: [1] }))] },
    { roles: [role('a', listing({ InstanceProfileList: [2] }))] },
    [],
  ],
})
