import { getsIn } from '../shared/trust/gets-in.ts'
import { githubSubjects, isGithub, type Issuer, issuerOf, SOMEBODY } from '../shared/trust/oidc-issuers.ts'
import { type TokenClaims, tokenHolder } from '../shared/trust/personas.ts'
import { defineQuery } from '../query.ts'
import { testLines } from '../shared/trust/restrictions.ts'
import { WAY_COLUMNS, type WayIn, wayCells, waysIn } from '../shared/trust/way-in.ts'

export default defineQuery({
  name: 'role-trust-oidc-github-broad',
  title: 'Roles that GitHub Actions can assume from any repository, of an organisation or of anybody',
  kind: 'finding',
  severity: 'high',
  version: 2,
  message: 'can be assumed by GitHub Actions from any repository of: {breadth}[ {owner}]',
  identity: ['trustedKind', 'trusted'],
  needs: ['roles'],
  params: {},
  columns: [...WAY_COLUMNS, 'breadth', 'owner', 'conditions'],
  remediation:
    'Name the repository in token.actions.githubusercontent.com:sub, and its branch or environment too: "repo:OWNER/REPOSITORY:ref:refs/heads/main". A wildcard in the owner lets in owners who have yet to register.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html',
  ],

  *run(context) {
    const { held } = context.access()
    for (const way of waysIn(context)) {
      const { caller } = way
      const issuer = issuerOf(way.trusted)
      if (way.kind !== 'oidc-provider' || caller === null || !isGithub(issuer.name)) continue
      const broad = askedOf(way, issuer).find(({ claims }) => getsIn(context, way, tokenHolder(caller, held, claims)))
      if (broad === undefined) continue
      const { breadth, owner } = broad
      yield {
        values: { breadth, ...wayCells(way), owner, conditions: testLines(context, way.statement) },
        evidence: [way.evidence],
      }
    }
  },
})

interface Asked {
  readonly breadth: 'anybody' | 'organization' | 'owners'
  readonly owner: string | null
  readonly claims: TokenClaims
}

/**
 * Whom to try, the widest first: somebody without anything in common with the policy, owners who take a name that its
 * wildcards leave open, any other repository of an owner whom it names. Nobody where it asks for no subject: that is
 * another finding.
 */
function askedOf({ statement, denies }: WayIn, { name, chosen, subjects }: Issuer): readonly Asked[] {
  const key = `${name}:sub`
  const tests = [statement, ...denies].flatMap(({ conditions }) => conditions).filter((test) => test.key === key)
  if (tests.length === 0) return []
  const claims = (like: readonly string[]): TokenClaims => ({ issuer: name, chosen, subjects: like })
  const named = tests.flatMap(({ values }) => values).flatMap((value) => ownerIn(value) ?? [])
  return [
    { breadth: 'anybody', owner: null, claims: claims(subjects) },
    ...named
      .filter(({ isWhole }) => !isWhole)
      .map(({ owner }): Asked => {
        return { breadth: 'owners', owner, claims: claims(githubSubjects(someOwner(owner))) }
      }),
    ...named
      .filter(({ isWhole }) => isWhole)
      .map(({ owner }): Asked => {
        return { breadth: 'organization', owner, claims: claims(githubSubjects(someOwner(owner), SOMEBODY)) }
      }),
  ]
}

/** The owner in a subject, with the wildcards of its name; one that its id tells is one, whatever its name. */
function ownerIn(subject: string): { readonly owner: string; readonly isWhole: boolean } | null {
  const [, name, id = ''] = /^repo:([^/:$@]+)(@\d*)?/.exec(subject) ?? []
  if (name === undefined) return null
  return { owner: id === '@' ? name : `${name}${id}`, isWhole: id.length > 1 || !/[*?]/.test(name) }
}

/** A name that an owner's with wildcards takes and that somebody could register. */
function someOwner(owner: string): string {
  return owner.replaceAll('*', SOMEBODY).replaceAll('?', 'x')
}
