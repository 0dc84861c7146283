import { describe, expect, test } from 'vitest'
import type { Change } from '../../src/diff/change.ts'
import type { Tag } from '../../src/model/entity.ts'
import { everything, type PlainNight } from './nights.ts'

/** Two nights and, in order, everything that changed between them: activity and edits without effect too. */
export type Case = readonly [before: PlainNight, after: PlainNight, changes: readonly string[]]

/** A table of named cases as tests. */
export function testDiff(facet: string, cases: Readonly<Record<string, Case>>): void {
  describe(`diff: ${facet}`, () => {
    test.each(Object.entries(cases))('%s', (_, [before, after, changes]) => {
      expect(everything(before, after).changes.map(line)).toEqual(changes)
    })
  })
}

/** A change in a line, so that a table of cases reads like a diff. */
function line({ class: of, change, kind, name, facet, key, before, after, effect }: Change): string {
  const item = key === null ? facet : `${facet} ${key}`
  return `${of} ${kind} ${name}: ${item} ${change}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}${effect ? ` (${effect})` : ''}`
}

export const ACCOUNT = 'arn:aws:iam::123456789012'
export const S3 = { arn: 'arn:aws:iam::aws:policy/S3', name: 'S3' }
export const EC2 = { arn: 'arn:aws:iam::aws:policy/EC2', name: 'EC2' }
export const FENCE = { arn: `${ACCOUNT}:policy/fence`, type: 'Policy' }
export const WALL = { arn: `${ACCOUNT}:policy/wall`, type: 'Policy' }

/** Paths of roles that a service, or IAM Identity Center, keeps. */
export const LINKED = '/aws-service-role/support.amazonaws.com/'
export const SSO = '/aws-reserved/sso.amazonaws.com/eu-west-1/'

export function json(text: string): string {
  return JSON.stringify(JSON.parse(text))
}

export function tagged(...tags: readonly (readonly [string, string])[]): { readonly tags: readonly Tag[] } {
  return { tags: tags.map(([key, value]) => ({ key, value })) }
}
