import { expect, test } from 'vitest'

import { askQuestion } from '../../src/app/ask-question.ts'

/** A context as it is typed, and as it is asked with. */
test.each([
  ['one value', ['aws:MultiFactorAuthPresent=true'], [['aws:multifactorauthpresent', 'true']]],
  ['a value with an equals sign', ['aws:PrincipalTag/a=b=c'], [['aws:principaltag/a', 'b=c']]],
  ['a key twice has several values', ['k=a', 'K=b'], [['k', ['a', 'b']]]],
  ['a key that AWS always gives a list', ['aws:TagKeys=a'], [['aws:tagkeys', ['a']]]],
])('%s', (_what, context, expected) => {
  const question = { action: 's3:GetObject', resource: null, context, contextIsComplete: false }
  expect([...(askQuestion(question).context ?? [])]).toEqual(expected)
})
