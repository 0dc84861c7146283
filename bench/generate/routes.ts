import { writeFile } from 'node:fs/promises'

import type { Document } from './documents.ts'
import type { Detail } from './entities.ts'
import { ACCOUNT, arnOf, createdAt, uniqueId } from './names.ts'

/** How the users and roles of an account hang together. */
export type Routes = 'sparse' | 'dense'

/**
 * Writes an account of as many users as roles, in teams of a hundred: `sparse` has routes within teams as companies have
 * them, in `dense` every role trusts the account and everybody may assume every role.
 */
export async function writeRoutes(path: string, routes: Routes, count: number): Promise<void> {
  const make = routes === 'sparse' ? sparse : dense
  const indexes = Array.from({ length: count }, (_, index) => index)
  const lists = {
    UserDetailList: indexes.map((index) => make.user(index)),
    GroupDetailList: [],
    RoleDetailList: indexes.map((index) => make.role(index)),
    Policies: [],
  }
  await writeFile(path, JSON.stringify(lists))
}

interface Maker {
  readonly user: (index: number) => Detail
  readonly role: (index: number) => Detail
}

const TEAM = 100
const teamOf = (index: number): number => Math.floor(index / TEAM)
const roleName = (index: number): string => `team-${teamOf(index)}-role-${index}`
const teamRoles = (index: number): string => arnOf('role', '/', `team-${teamOf(index)}-*`)

const sparse: Maker = {
  user: (index) =>
    user(index, [
      allow(['iam:CreateAccessKey', 'iam:UpdateLoginProfile'], 'arn:aws:iam::*:user/${aws:username}'),
      ...(index % 5 === 0
        ? [allow(['iam:PassRole'], teamRoles(index)), allow(['lambda:CreateFunction', 'lambda:InvokeFunction'])]
        : []),
      ...(index % 7 === 0 ? [allow(['sts:AssumeRole'], teamRoles(index))] : []),
      ...(index % 11 === 0 ? [deny(['iam:*'], arnOf('user', '/', `user-${index}`))] : []),
    ]),
  role: (index) => {
    const trusts = [
      { Service: 'lambda.amazonaws.com' },
      { AWS: rootOf() },
      { AWS: arnOf('role', '/', roleName(Math.max(0, index - 1))) },
    ]
    const own =
      index % TEAM === 0
        ? [allow(['*'])]
        : [
            allow(['s3:GetObject', 'sqs:*'], '*'),
            ...(index % 3 === 2 ? [allow(['sts:AssumeRole'], teamRoles(index))] : []),
          ]
    return role(index, trusts[index % TEAM === 0 ? 1 : index % 3] ?? {}, own)
  },
}

const dense: Maker = {
  user: (index) => user(index, [allow(['sts:AssumeRole'])]),
  role: (index) => role(index, { AWS: rootOf() }, index === 0 ? [allow(['*'])] : [allow(['sts:AssumeRole'])]),
}

function user(index: number, Statement: readonly Document[]): Detail {
  const name = `user-${index}`
  return {
    Path: '/',
    UserName: name,
    UserId: uniqueId('AIDA', 'routes', index),
    Arn: arnOf('user', '/', name),
    CreateDate: createdAt('routes', index),
    UserPolicyList: [own(Statement)],
    GroupList: [],
    AttachedManagedPolicies: [],
    Tags: [],
  }
}

function role(index: number, Principal: Document, Statement: readonly Document[]): Detail {
  const name = roleName(index)
  return {
    Path: '/',
    RoleName: name,
    RoleId: uniqueId('AROA', 'routes', index),
    Arn: arnOf('role', '/', name),
    CreateDate: createdAt('routes', index),
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
    },
    InstanceProfileList: [],
    RolePolicyList: [own(Statement)],
    AttachedManagedPolicies: [],
    Tags: [],
    RoleLastUsed: {},
  }
}

function own(Statement: readonly Document[]): Detail {
  return { PolicyName: 'own', PolicyDocument: { Version: '2012-10-17', Statement } }
}

function allow(Action: readonly string[], Resource = '*'): Document {
  return { Effect: 'Allow', Action, Resource }
}

function deny(Action: readonly string[], Resource: string): Document {
  return { Effect: 'Deny', Action, Resource }
}

function rootOf(): string {
  return `arn:aws:iam::${ACCOUNT}:root`
}
