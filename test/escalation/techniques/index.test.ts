import { readdirSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { TECHNIQUES } from '../../../src/escalation/techniques/index.ts'
import { actionTable } from '../../support/action-table.ts'

const NAMES: ReadonlySet<string> = new Set(TECHNIQUES.map(({ name }) => name))

/** Ids of pathfinding.cloud: how many of each kind there are. */
const IDS: Readonly<Record<string, number>> = {
  apprunner: 2,
  batch: 3,
  bedrock: 7,
  braket: 1,
  cloudformation: 5,
  codebuild: 4,
  codedeploy: 1,
  cognitoidentity: 1,
  datapipeline: 1,
  ec2: 5,
  ecs: 9,
  emr: 1,
  emrserverless: 1,
  gamelift: 1,
  glue: 7,
  iam: 26,
  imagebuilder: 1,
  kinesisanalytics: 1,
  lambda: 6,
  omics: 1,
  sagemaker: 5,
  scheduler: 1,
  ssm: 3,
  sso: 3,
  stepfunctions: 2,
  sts: 4,
}
const KNOWN = [
  ...Object.entries(IDS).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index) => `${kind}-${String(index + 1).padStart(3, '0')}`),
  ),
  'ec2instanceconnect-003',
]

/** Techniques that other public tools know. */
const BEYOND = [
  'set-default-policy-version',
  'replace-instance-profile',
  'associate-instance-profile',
  'add-role-to-instance-profile',
  'lambda-update-configuration',
  'lambda-new-dynamo-trigger',
  'lambda-esm-update-code',
  'autoscaling-launch-config',
  'autoscaling-launch-template',
  'codestar-project',
  'codebuild-update-project',
  'cloudformation-update-stack-passrole',
  'pass-role-to-amplify-and-build',
  'ssm-create-association',
  'passrole-plus-policy-write',
  'trust-rewrite-plus-passrole',
  'role-boundary-replace',
  'role-deny-removal',
  'group-deny-removal',
  'reactivate-key',
  'service-specific-credential',
  'agentcore-wildcards',
]

const names = TECHNIQUES.map(({ name }) => name)

describe('the techniques', () => {
  test('know every id of pathfinding.cloud', () => {
    expect(KNOWN).toHaveLength(103)
    const references = new Set(TECHNIQUES.flatMap(({ references }) => references))
    expect(KNOWN.filter((id) => !references.has(id))).toEqual([])
    expect([...references].filter((id) => !KNOWN.includes(id))).toEqual(['amplify-001'])
  })
  test('know what other tools know', () => {
    expect(BEYOND).toHaveLength(22)
    expect(BEYOND.filter((name) => !NAMES.has(name))).toEqual([])
  })
  test('are told apart by name', () => {
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name))).toEqual([])
    expect(NAMES.has('create-service-linked-role')).toBe(false)
  })
  test('ask for actions that AWS has, as it spells them', () => {
    const actions = TECHNIQUES.flatMap(({ ways }) => ways.flatMap((way) => way.map(({ action }) => action)))
    expect(actions.filter((action) => actionTable.action(action)?.name !== action)).toEqual([])
  })
  test('never ask for iam:PassRole alone', () => {
    const alone = TECHNIQUES.filter(({ ways }) =>
      ways.some((way) => way.every(({ action }) => action === 'iam:PassRole')),
    )
    expect(alone).toEqual([])
  })
  test('say in sentences why they work and how to close them', () => {
    const sentences = TECHNIQUES.flatMap(({ why, close }) => [why, close])
    expect(sentences.filter((text) => !/^[A-Za-z].*\.$/.test(text))).toEqual([])
    expect(TECHNIQUES.filter(({ title }) => !/^[A-Z].*[^.]$/.test(title))).toEqual([])
  })
  test('bind each way of several services to one of them', () => {
    const loose = TECHNIQUES.flatMap(({ name, target, ways }) => {
      const services = target.is === 'passed-role' || target.is === 'any-passed-role' ? target.services : []
      const isBound = ways.every((way) =>
        way.some(({ service }) => service !== undefined && services.includes(service)),
      )
      return services.length > 1 && !isBound ? [name] : []
    })
    expect(loose).toEqual([])
  })
  test('begin with those that take one step and nothing beyond IAM', () => {
    expect(names[0]).toBe('assume-role')
    const place = (name: string): number => names.indexOf(name)
    expect(place('put-user-policy')).toBeLessThan(place('update-assume-role-policy'))
    expect(place('update-assume-role-policy')).toBeLessThan(place('pass-role-to-lambda-and-invoke'))
    expect(place('pass-role-to-lambda-and-invoke')).toBeLessThan(place('update-function-code'))
    expect(place('update-function-code')).toBeLessThan(place('reactivate-key'))
  })
})

test('every family of techniques has its accounts', () => {
  const files = (folder: string): readonly string[] =>
    readdirSync(new URL(folder, import.meta.url)).map((file) => file.replace(/(?:\.test)?\.ts$/, ''))
  const helpers = new Set(['steps', 'pass-role', 'in-use', 'running'])
  const families = files('../../../src/escalation/techniques/').filter((file) => !helpers.has(file))
  expect(new Set(files('./'))).toEqual(new Set(families))
})
