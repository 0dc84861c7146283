import { byCodeUnit } from '../../model/compare.ts'
import { canonicalJson, isObject } from './canonical-json.ts'
import { operatorName } from './operator-name.ts'
import { membersOf } from '../../util/members.ts'
import { valueSet } from './value-set.ts'

/**
 * A Condition as a sorted list of `[operator, key, values]`, each once. All of them must hold, whichever block they
 * stood in, so that keys which differ only in letter case stand side by side instead of one hiding the other.
 * Letter case has no meaning in a key's name; in its values it has.
 * {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html}
 *
 * @example normaliseCondition({ bool: { 'aws:SecureTransport': true } }) // [['Bool', 'aws:securetransport', ['true']]]
 */
export function normaliseCondition(condition: unknown): unknown {
  if (!isObject(condition)) return canonicalJson(condition)
  const atoms = [...membersOf(condition)].flatMap(([name, block]) => atomsOf(operatorName(name), block))
  return atoms.length < 2 ? atoms : unique(atoms)
}

/** An empty block, or one that is no object, is kept: what IAM makes of it is not documented. */
function atomsOf(operator: string, block: unknown): readonly unknown[] {
  if (!isObject(block)) return [[operator, canonicalJson(block)]]
  const keys = [...membersOf(block)]
  return keys.length === 0 ? [[operator]] : keys.map(([key, value]) => [operator, key.toLowerCase(), valueSet(value)])
}

function unique(atoms: readonly unknown[]): readonly unknown[] {
  const byText = new Map(atoms.map((atom) => [JSON.stringify(atom), atom]))
  return [...byText].sort(([a], [b]) => byCodeUnit(a, b)).map(([, atom]) => atom)
}
