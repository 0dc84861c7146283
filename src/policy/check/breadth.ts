import type { Finding } from './finding.ts'
import type { Rule } from './rule.ts'
import { elementsOf } from './subject.ts'

const ELEMENTS = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements'

/** Whether an Allow says what it does not allow, and so grows with AWS. */
export const breadth: Rule = {
  codes: {
    NOT_ACTION_ALLOW: {
      severity: 'warning',
      meaning: 'NotAction with Allow: everything else is allowed, services that AWS adds later too.',
      reference: `${ELEMENTS}_notaction.html`,
    },
    NOT_RESOURCE_ALLOW: {
      severity: 'warning',
      meaning: 'NotResource with Allow: every other resource is allowed.',
      reference: `${ELEMENTS}_notresource.html`,
    },
    NOT_PRINCIPAL_ALLOW: {
      severity: 'error',
      meaning: 'NotPrincipal with Allow: everyone else is allowed, anonymous callers too.',
      reference: `${ELEMENTS}_notprincipal.html`,
    },
  },

  elements: ['Effect', 'NotAction', 'NotResource', 'NotPrincipal'],

  *find({ statements }): Generator<Finding> {
    for (const statement of statements) {
      const members = elementsOf(statement)
      if (members.get('Effect') !== 'Allow') continue
      for (const [name, code] of CODES) {
        if (!members.has(name)) continue
        const message = `${name} with Allow allows everything else`
        const expected = name.replace('Not', '')
        yield { code, message, path: [...statement.path, name], atName: true, found: name, expected }
      }
    }
  },
}

const CODES = [
  ['NotAction', 'NOT_ACTION_ALLOW'],
  ['NotResource', 'NOT_RESOURCE_ALLOW'],
  ['NotPrincipal', 'NOT_PRINCIPAL_ALLOW'],
] as const
