import { describe, expect, test } from 'vitest'

import { readActions } from '../../../src/policy/document/read-actions.ts'

describe('an Action or NotAction', () => {
  test.each([
    ['a text', 'S3:Get*', ['s3:get*']],
    ['a list', ['s3:Get*', 'EC2:Run', 's3:get*'], ['ec2:run', 's3:get*']],
    ['a list with a number', ['s3:Get*', 7], ['7', 's3:get*']],
    ['an empty list', [], []],
    ['a list with a list', ['s3:Get*', ['s3:Put*']], null],
    ['an object', {}, null],
    ['texts that hold what might stand between two', ['a,b', 'a\nb', 'a b'], ['a\nb', 'a b', 'a,b']],
  ])('%s', (_, given, patterns) => {
    expect(readActions(given, false)).toEqual(patterns && { patterns, except: false })
    expect(readActions(given, true)).toEqual(patterns && { patterns, except: true })
  })

  test('is one set where the same is said, and another where it is excepted', () => {
    const [one, other] = [readActions(['s3:Get*', 's3:Put*'], false), readActions(['s3:Get*', 's3:Put*'], false)]
    expect(one).toBe(other)
    expect(readActions(['s3:Get*', 's3:Put*'], true)).not.toBe(one)
    expect(readActions('s3:Get*', false)).toBe(readActions(['s3:Get*'], false))
  })

  test('is read alike however many were read before', () => {
    for (let name = 0; name < 60_000; name += 1) readActions(`a:${name}`, false)
    expect(readActions(['A:1', 'a:0'], false)).toEqual({ patterns: ['a:0', 'a:1'], except: false })
  })
})
