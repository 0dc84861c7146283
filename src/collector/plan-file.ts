import type { Readable } from 'node:stream'

import { RolecallError } from '../model/error.ts'
import type { PlanEntry, PlannedAction } from '../model/planned-change.ts'
import { memberOf } from '../util/members.ts'
import { nearest } from '../util/nearest.ts'
import { readDocument } from './document.ts'
import { describe } from '../util/describe.ts'
import { fit } from './pages.ts'
import { parseJson } from './parse-json.ts'
import { PLAN_SHAPES } from './plan-shapes.ts'
import { readSavedFile } from './saved-file.ts'

/**
 * Reads a file of planned changes: a JSON list of `{ "action": "AttachRolePolicy", … }` with the members of AWS's request.
 *
 * @param name path, or `-` for `stdin`
 * @throws RolecallError INPUT naming file, place, found and expected
 */
export async function readPlanFile(name: string, stdin: Readable): Promise<readonly PlanEntry[]> {
  const file = await readSavedFile(name, stdin)
  const json = parseJson(file, EXPECTED)
  if (readDocument(`{"file":${file.bytes.toString()}}`)?.raw !== null)
    throw new RolecallError(
      'INPUT',
      `${file.name}: a key stands twice in one object, or a number is one that JSON rounds`,
    )
  if (!Array.isArray(json))
    throw new RolecallError('INPUT', `${file.name}: at $: expected a list of changes, found ${describe(json)}`, {
      hint: EXPECTED,
    })
  const given: readonly unknown[] = json
  return given.map((item, index) => readPlanEntry(`${file.name}: at $[${index}]`, item))
}

const EXPECTED = 'A plan is a list such as [{ "action": "DetachRolePolicy", "RoleName": "…", "PolicyArn": "…" }].'

/**
 * One planned change.
 *
 * @param at where it stands, for errors
 * @throws RolecallError INPUT naming found and expected
 */
export function readPlanEntry(at: string, given: unknown): PlanEntry {
  const action = memberOf(given, 'action')
  if (!isPlannedAction(action)) {
    const near = typeof action === 'string' ? nearest(action, Object.keys(PLAN_SHAPES)) : []
    throw new RolecallError(
      'INPUT',
      `${at}.action: expected an operation that can be planned, found ${describe(action)}`,
      {
        hint:
          near.length > 0 ? `Did you mean ${near.join(', ')}?` : `These can: ${Object.keys(PLAN_SHAPES).join(', ')}.`,
      },
    )
  }
  const fitted = fit(PLAN_SHAPES[action], given)
  if ('expected' in fitted)
    throw new RolecallError('INPUT', `${at}${fitted.path}: expected ${fitted.expected}, found ${fitted.found}`)
  return { at, change: fitted.value }
}

function isPlannedAction(action: unknown): action is PlannedAction {
  return typeof action === 'string' && Object.hasOwn(PLAN_SHAPES, action)
}
