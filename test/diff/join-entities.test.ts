import { describe, expect, test } from 'vitest'
import { joinEntities } from '../../src/diff/identity.ts'
import { user } from './nights.ts'

const ada = user('ada')
const eve = user('eve', { id: ada.id })

describe('joining the entities of two nights', () => {
  test('an id that an unchanged entity shares decides nothing, though that entity is not given', () => {
    const apart = [
      { before: ada, after: null },
      { before: null, after: eve },
    ]
    expect(joinEntities(apart, new Set()).map(({ relation }) => relation)).toEqual(['renamed'])
    expect(joinEntities(apart, new Set([ada.id])).map(({ relation }) => relation)).toEqual(['removed', 'added'])
  })

  test('nor does one that two of the entities given share', () => {
    const apart = [ada, eve, user('bob', { id: ada.id })].map((entity, index) => ({
      before: index === 0 ? entity : null,
      after: index === 0 ? null : entity,
    }))
    expect(joinEntities(apart, new Set()).map(({ relation }) => relation)).toEqual(['removed', 'added', 'added'])
  })

  test('an entity that comes as two pairs is one all the same', () => {
    const apart = [
      { before: null, after: ada },
      { before: ada, after: null },
    ]
    expect(joinEntities(apart, new Set())).toEqual([{ relation: 'same', before: ada, after: ada }])
    expect(joinEntities(apart, new Set([ada.id]))).toEqual([{ relation: 'same', before: ada, after: ada }])
  })

  test('a pair of nothing is no entity', () => {
    expect(joinEntities([{ before: null, after: null }], new Set())).toEqual([])
  })
})
