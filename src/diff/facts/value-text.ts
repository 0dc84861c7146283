import { byCodeUnit } from '../../model/compare.ts'
import { canonicalJson } from '../../policy/document/canonical-json.ts'

/** A text that two values share exactly if they say the same: the order of an object's members and of a list's items means nothing. */
export function valueText(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(canonicalJson(value))
  return `[${value
    .map((item) => valueText(item))
    .sort(byCodeUnit)
    .join()}]`
}
