import { actions } from './actions.ts'
import { breadth } from './breadth.ts'
import { conditionKeys } from './condition-keys.ts'
import { contradictions } from './contradictions.ts'
import { documentForm } from './document-form.ts'
import type { CodeMeaning } from './finding.ts'
import { oldVariables } from './old-variables.ts'
import { openBraces } from './open-braces.ts'
import { operators } from './operators.ts'
import { overlap } from './overlap.ts'
import { principals } from './principals.ts'
import { resourceTypes } from './resource-types.ts'
import { resources } from './resources.ts'
import { PAGES, type Rule } from './rule.ts'
import { sids } from './sids.ts'
import { size } from './size.ts'
import { structure } from './structure.ts'
import { trustActions } from './trust-actions.ts'
import { typeWildcards } from './type-wildcards.ts'
import { values } from './values.ts'
import { version } from './version.ts'

/** Everything that is looked for in a document. A new rule is a file and a name here. */
export const RULES: readonly Rule[] = [
  documentForm,
  structure,
  actions,
  principals,
  trustActions,
  resources,
  resourceTypes,
  typeWildcards,
  conditionKeys,
  operators,
  values,
  contradictions,
  version,
  oldVariables,
  openBraces,
  breadth,
  sids,
  overlap,
  size,
]

/** What the text itself can be found wanting in, before there is a document. */
const TEXT_CODES: Readonly<Record<string, CodeMeaning>> = {
  SYNTAX_ERROR: { severity: 'error', meaning: 'The text is not JSON.', reference: PAGES.grammar },
  DUPLICATE_KEY: {
    severity: 'error',
    meaning: 'One object gives a key twice: readers keep the last and drop the others.',
    reference: PAGES.grammar,
  },
}

/** Every code of a finding. */
export const FINDING_CODES: ReadonlyMap<string, CodeMeaning> = new Map(
  [TEXT_CODES, ...RULES.map(({ codes }) => codes)].flatMap((codes) => Object.entries(codes)),
)
