import { parsePattern } from '../pattern/parse.ts'

/** What every name of an action fits. */
export const ANY_ACTION = parsePattern('?*:?*')

/** Any resource: an empty one there is not. */
export const ANY_RESOURCE = parsePattern('?*')
