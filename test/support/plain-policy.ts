import { byKeys } from '../../src/model/compare.ts'
import type { Policy } from '../../src/policy/document/policy.ts'

const byName = byKeys<{ readonly kind: string; readonly name: string }>(
  ({ kind }) => kind,
  ({ name }) => name,
)

/** A policy without what decides nothing: places, Sids, spellings and order of principals. */
export function plainPolicy({ statements, undecidable }: Policy): object {
  return {
    undecidable,
    statements: statements.map(({ index: _index, sid: _sid, principals, ...statement }) => ({
      ...statement,
      principals: principals && {
        except: principals.except,
        named: principals.named.map(({ text: _text, ...principal }) => principal).sort(byName),
      },
    })),
  }
}
