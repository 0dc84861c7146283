import type { Conditions, OneOrMany, PolicyDocument, Statement } from '../types.ts'

/** What a statement may have besides its actions and resources. */
export interface StatementOptions {
  readonly sid?: string
  readonly when?: Conditions
}

/** A document of the current policy language, whose statements are listed. */
export function document(...statements: readonly Statement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements }
}

export function allow(actions: OneOrMany, resources: OneOrMany = '*', options: StatementOptions = {}): Statement {
  return statement('Allow', { Action: actions }, resources, options)
}

export function deny(actions: OneOrMany, resources: OneOrMany = '*', options: StatementOptions = {}): Statement {
  return statement('Deny', { Action: actions }, resources, options)
}

export function allowAllBut(actions: OneOrMany, resources: OneOrMany = '*', options: StatementOptions = {}): Statement {
  return statement('Allow', { NotAction: actions }, resources, options)
}

export function denyAllBut(actions: OneOrMany, resources: OneOrMany = '*', options: StatementOptions = {}): Statement {
  return statement('Deny', { NotAction: actions }, resources, options)
}

function statement(
  effect: Statement['Effect'],
  actions: Pick<Statement, 'Action' | 'NotAction'>,
  resources: OneOrMany,
  { sid, when }: StatementOptions,
): Statement {
  return {
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: effect,
    ...actions,
    Resource: resources,
    ...(when === undefined ? {} : { Condition: when }),
  }
}
