import type { AccountView } from '../../src/model/account.ts'
import { PARTS } from '../../src/model/part.ts'
import { listOf } from '../../src/util/list.ts'

type Facts = readonly (readonly unknown[])[]

/** What the views must show of a night, told by its account view; only the columns named. */
export function viewFacts(
  account: AccountView,
): Readonly<Record<string, { readonly columns: string; readonly rows: Facts }>> {
  const [users, groups, roles, profiles, policies] = [
    account.users(),
    account.groups(),
    account.roles(),
    account.instanceProfiles(),
    account.managedPolicies(),
  ]
  const holders = [...users, ...groups, ...roles]
  const tagged = [...users, ...roles]
  const facts = PARTS.flatMap((part) => account.facts(part))
  const documents = documentsOf(account)
  const statements = documents.flatMap(({ facts: [arn, , kind], statements: given }) =>
    given.flatMap((statement, index) => (typeof statement === 'object' ? [{ arn, kind, statement, index }] : [])),
  )
  return {
    snapshots: {
      columns: 'account, taken_at, label, source',
      rows: [[account.snapshot.account, account.snapshot.takenAt, account.snapshot.label, account.snapshot.source]],
    },
    parts: {
      columns: 'part, status, count, detail, started_at, ended_at, as_of',
      rows: [...account.parts].map(([part, { status, count, detail, ...times }]) => [
        part,
        status,
        count,
        detail,
        times.startedAt ?? null,
        times.endedAt ?? null,
        times.asOf ?? null,
      ]),
    },
    users: {
      columns: 'user_arn, user_id, name, path, created_at, boundary_arn',
      rows: users.map((u) => [u.arn, u.id, u.name, u.path, u.createdAt, u.boundary?.arn ?? null]),
    },
    groups: {
      columns: 'group_arn, group_id, name, path, created_at',
      rows: groups.map((g) => [g.arn, g.id, g.name, g.path, g.createdAt]),
    },
    roles: {
      columns: 'role_arn, role_id, name, path, created_at, boundary_arn, trust_document_id',
      rows: roles.map((r) => [r.arn, r.id, r.name, r.path, r.createdAt, r.boundary?.arn ?? null, r.trust]),
    },
    instance_profiles: {
      columns: 'instance_profile_arn, instance_profile_id, name, path, created_at',
      rows: profiles.map((p) => [p.arn, p.id, p.name, p.path, p.createdAt]),
    },
    instance_profile_roles: {
      columns: 'instance_profile_arn, role_arn',
      rows: profiles.flatMap((p) => p.roles.map((r) => [p.arn, r.arn])),
    },
    managed_policies: {
      columns:
        'policy_arn, policy_id, name, path, created_at, owner, updated_at, default_version, is_attachable, attachment_count, boundary_usage_count, description',
      rows: policies.map((p) => [
        p.arn,
        p.id,
        p.name,
        p.path,
        p.createdAt,
        p.owner,
        p.updatedAt,
        p.defaultVersion,
        p.isAttachable === null ? null : Number(p.isAttachable),
        p.attachmentCount,
        p.boundaryUsageCount,
        p.description,
      ]),
    },
    policy_versions: {
      columns: 'policy_arn, version, is_default, created_at, document_id',
      rows: policies.flatMap((p) =>
        (p.versions ?? []).map((v) => [p.arn, v.version, Number(v.isDefault), v.createdAt, v.document]),
      ),
    },
    inline_policies: {
      columns: 'resource_arn, resource_kind, policy_name, document_id',
      rows: holders.flatMap((h) => (h.inline ?? []).map((i) => [h.arn, h.kind, i.name, i.document])),
    },
    policy_attachments: {
      columns: 'resource_arn, resource_kind, policy_arn, policy_name',
      rows: holders.flatMap((h) => (h.attached ?? []).map((a) => [h.arn, h.kind, a.arn, a.name])),
    },
    group_memberships: {
      columns: 'user_arn, user_id, group_name',
      rows: users.flatMap((u) => (u.groups ?? []).map((name) => [u.arn, u.id, name])),
    },
    permissions_boundaries: {
      columns: 'resource_arn, resource_kind, policy_arn',
      rows: tagged.flatMap((p) => (p.boundary === null ? [] : [[p.arn, p.kind, p.boundary.arn]])),
    },
    tags: {
      columns: 'resource_arn, resource_kind, key, value',
      rows: [...tagged, ...facts].flatMap((p) => (p.tags ?? []).map((t) => [p.arn, p.kind, t.key, t.value])),
    },
    unknown_facts: {
      columns: 'part, resource_arn, resource_kind',
      rows: facts.filter(({ settings }) => settings === null).map((f) => [f.part, f.arn, f.kind]),
    },
    usage: {
      columns: 'resource_arn, last_used_at, last_used_region, attachment_count, boundary_usage_count',
      rows: [
        ...roles.flatMap((r) => (r.lastUsed === null ? [] : [[r.arn, r.lastUsed.at, r.lastUsed.region, null, null]])),
        ...policies.map((p) => [p.arn, null, null, p.attachmentCount, p.boundaryUsageCount]),
      ],
    },
    policy_documents: {
      columns:
        'resource_arn, resource_kind, document_kind, policy_name, version, is_default, document_id, parsed, body',
      rows: documents.map(({ facts }) => facts),
    },
    statements: {
      columns: 'resource_arn, document_kind, statement, sid, effect, action, resource, principal',
      rows: statements.map(({ arn, kind, statement: s, index }) => [
        arn,
        kind,
        index,
        s['Sid'] ?? null,
        s['Effect'] ?? null,
        ...['Action', 'Resource', 'Principal'].map((name) => text(s[name])),
      ]),
    },
    trust_principals: {
      columns: 'role_arn, statement, effect, negated, principal_type, principal, conditional',
      rows: statements
        .filter(({ kind }) => kind === 'trust')
        .flatMap(({ arn, statement: s, index }) =>
          [...principals(s['Principal'], 0), ...principals(s['NotPrincipal'], 1)].map(
            ({ negated, type, principal }) => [
              arn,
              index,
              s['Effect'],
              negated,
              type,
              principal,
              Number('Condition' in s),
            ],
          ),
        ),
    },
  }
}

type Statement = Readonly<Record<string, unknown>>

function documentsOf(
  account: AccountView,
): readonly { readonly facts: readonly unknown[]; readonly statements: readonly Statement[] }[] {
  const of = (
    ref: string | null,
    facts: (body: { ref: string; parsed: boolean; body: string }) => readonly unknown[],
  ) => {
    if (ref === null) return []
    const document = account.document(ref)
    const json = document.json as { readonly Statement?: unknown } | undefined
    return [{ facts: facts(document), statements: listOf(json?.Statement) as readonly Statement[] }]
  }
  const holders = [...account.users(), ...account.groups(), ...account.roles()]
  return [
    ...account
      .roles()
      .flatMap((r) => of(r.trust, (d) => [r.arn, 'role', 'trust', null, null, 1, d.ref, Number(d.parsed), d.body])),
    ...holders.flatMap((h) =>
      (h.inline ?? []).flatMap((i) =>
        of(i.document, (d) => [h.arn, h.kind, 'inline', i.name, null, 1, d.ref, Number(d.parsed), d.body]),
      ),
    ),
    ...account
      .managedPolicies()
      .flatMap((p) =>
        (p.versions ?? []).flatMap((v) =>
          of(v.document, (d) => [
            p.arn,
            p.kind,
            'version',
            p.name,
            v.version,
            Number(v.isDefault),
            d.ref,
            Number(d.parsed),
            d.body,
          ]),
        ),
      ),
  ]
}

function principals(given: unknown, negated: number): readonly { negated: number; type: string; principal: unknown }[] {
  if (given === undefined) return []
  if (typeof given === 'string') return [{ negated, type: 'AWS', principal: given }]
  return Object.entries(given as object).flatMap(([type, named]) =>
    listOf(named).map((principal) => ({ negated, type, principal })),
  )
}

function text(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value)
}
