import { keySpelling } from '../../../access/key-spelling.ts'
import { testWords } from '../../../policy/condition/test-words.ts'
import type { ConditionTest } from '../../../policy/document/policy.ts'
import type { Params, QueryContext } from '../../query.ts'

/** A test in words, its key as AWS writes it; a tag's key, and one that AWS does not publish, in lower case. */
export function spelledTest({ actions }: Pick<QueryContext<Params>, 'actions'>, test: ConditionTest): string {
  return testWords(test, (key) => keySpelling(key, actions()))
}
