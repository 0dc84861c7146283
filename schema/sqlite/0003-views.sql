-- What other programs read: every view has snapshot_id, and the same columns as the views of `rolecall sql`.
-- A view may gain columns, never lose one. They are documented in docs/views.md.

CREATE VIEW all_snapshots AS
SELECT s.snapshot_id, a.account_id AS account, a.partition, s.alias,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', s.taken_at / 1000.0, 'unixepoch'), '.000Z', 'Z') AS taken_at, s.label, s.source, s.level
FROM snapshot s JOIN account a ON a.account_key = s.account;

CREATE VIEW all_parts AS
SELECT s.snapshot_id, p.name AS part, sp.status, sp.count, sp.detail
FROM snapshot s
JOIN snapshot_part sp ON sp.account = s.account AND sp.taken_at = s.taken_at
JOIN part p ON p.part_key = sp.part;

-- Who was there: an entity's state on each known night of the part.
CREATE VIEW all_present AS
SELECT s.snapshot_id, s.taken_at, p.part, p.entity, p.state, e.kind, e.arn, e.unique_id
FROM snapshot s
JOIN snapshot_part sp ON sp.account = s.account AND sp.taken_at = s.taken_at AND sp.status IN ('complete', 'partial')
JOIN presence p ON p.account = s.account AND p.part = sp.part AND p.until_at > s.taken_at AND p.first_at <= s.taken_at
JOIN entity e ON e.entity_id = p.entity;

CREATE VIEW all_users AS
SELECT n.snapshot_id, n.arn AS user_arn, n.unique_id AS user_id, u.name, u.path,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', u.created_at / 1000.0, 'unixepoch'), '.000Z', 'Z') AS created_at, u.boundary_arn
FROM all_present n JOIN user_state u ON u.state_id = n.state;

CREATE VIEW all_groups AS
SELECT n.snapshot_id, n.arn AS group_arn, n.unique_id AS group_id, g.name, g.path,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', g.created_at / 1000.0, 'unixepoch'), '.000Z', 'Z') AS created_at
FROM all_present n JOIN group_state g ON g.state_id = n.state;

CREATE VIEW all_roles AS
SELECT n.snapshot_id, n.arn AS role_arn, n.unique_id AS role_id, r.name, r.path,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', r.created_at / 1000.0, 'unixepoch'), '.000Z', 'Z') AS created_at, r.boundary_arn,
       nullif(lower(hex(d.sha256)), '') AS trust_document_id
FROM all_present n JOIN role_state r ON r.state_id = n.state LEFT JOIN document d ON d.document_id = r.trust_document;

CREATE VIEW all_instance_profiles AS
SELECT n.snapshot_id, n.arn AS instance_profile_arn, n.unique_id AS instance_profile_id, i.name, i.path,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', i.created_at / 1000.0, 'unixepoch'), '.000Z', 'Z') AS created_at
FROM all_present n JOIN instance_profile_state i ON i.state_id = n.state;

CREATE VIEW all_managed_policies AS
SELECT n.snapshot_id, n.arn AS policy_arn, n.unique_id AS policy_id, m.name, m.path,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', m.created_at / 1000.0, 'unixepoch'), '.000Z', 'Z') AS created_at, m.owner,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', m.updated_at / 1000.0, 'unixepoch'), '.000Z', 'Z') AS updated_at,
       m.default_version, m.is_attachable, u.attachment_count, u.boundary_usage_count
FROM all_present n JOIN managed_policy_state m ON m.state_id = n.state
LEFT JOIN usage u ON u.entity = n.entity AND u.part = n.part AND u.first_at <= n.taken_at AND u.until_at > n.taken_at;

CREATE VIEW all_policy_versions AS
SELECT n.snapshot_id, n.arn AS policy_arn, v.version, v.is_default,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', v.created_at / 1000.0, 'unixepoch'), '.000Z', 'Z') AS created_at,
       nullif(lower(hex(d.sha256)), '') AS document_id
FROM all_present n JOIN policy_version v ON v.state_id = n.state LEFT JOIN document d ON d.document_id = v.document;

CREATE VIEW all_inline_policies AS
SELECT n.snapshot_id, n.arn AS resource_arn, n.kind AS resource_kind, i.name AS policy_name, nullif(lower(hex(d.sha256)), '') AS document_id
FROM all_present n JOIN inline_policy i ON i.state_id = n.state LEFT JOIN document d ON d.document_id = i.document;

CREATE VIEW all_policy_documents AS
SELECT n.snapshot_id, n.arn AS resource_arn, n.kind AS resource_kind, 'trust' AS document_kind, NULL AS policy_name, NULL AS version,
       1 AS is_default, lower(hex(d.sha256)) AS document_id, d.parsed, d.body
FROM all_present n JOIN role_state r ON r.state_id = n.state JOIN document d ON d.document_id = r.trust_document
UNION ALL
SELECT n.snapshot_id, n.arn, n.kind, 'inline', i.name, NULL, 1, lower(hex(d.sha256)), d.parsed, d.body
FROM all_present n JOIN inline_policy i ON i.state_id = n.state JOIN document d ON d.document_id = i.document
UNION ALL
SELECT n.snapshot_id, n.arn, n.kind, 'version', m.name, v.version, v.is_default, lower(hex(d.sha256)), d.parsed, d.body
FROM all_present n JOIN managed_policy_state m ON m.state_id = n.state
JOIN policy_version v ON v.state_id = n.state JOIN document d ON d.document_id = v.document;

CREATE VIEW all_statements AS
SELECT p.snapshot_id, p.resource_arn, p.resource_kind, p.document_kind, p.policy_name, p.version, p.is_default, p.document_id,
       s.key AS statement, json_extract(s.value, '$.Sid') AS sid, json_extract(s.value, '$.Effect') AS effect,
       s.value -> '$.Action' AS action, s.value -> '$.NotAction' AS not_action,
       s.value -> '$.Resource' AS resource, s.value -> '$.NotResource' AS not_resource,
       s.value -> '$.Principal' AS principal, s.value -> '$.NotPrincipal' AS not_principal,
       s.value -> '$.Condition' AS condition
FROM all_policy_documents p
JOIN json_each(CASE WHEN p.parsed = 0 THEN '[]' ELSE CASE json_type(p.body, '$.Statement')
                 WHEN 'array' THEN p.body -> '$.Statement'
                 WHEN 'object' THEN json_array(p.body -> '$.Statement')
                 ELSE '[]' END END) s
WHERE p.parsed = 1 AND s.type = 'object';

CREATE VIEW all_policy_attachments AS
SELECT n.snapshot_id, n.arn AS resource_arn, n.kind AS resource_kind, t.policy_arn, t.policy_name
FROM all_present n JOIN policy_attachment t ON t.state_id = n.state;

CREATE VIEW all_group_memberships AS
SELECT n.snapshot_id, n.arn AS user_arn, n.unique_id AS user_id, m.group_name
FROM all_present n JOIN group_membership m ON m.state_id = n.state;

CREATE VIEW all_permissions_boundaries AS
SELECT n.snapshot_id, n.arn AS resource_arn, n.kind AS resource_kind, u.boundary_arn AS policy_arn
FROM all_present n JOIN user_state u ON u.state_id = n.state WHERE u.boundary_arn IS NOT NULL
UNION ALL
SELECT n.snapshot_id, n.arn, n.kind, r.boundary_arn
FROM all_present n JOIN role_state r ON r.state_id = n.state WHERE r.boundary_arn IS NOT NULL;

CREATE VIEW all_instance_profile_roles AS
SELECT n.snapshot_id, n.arn AS instance_profile_arn, n.unique_id AS instance_profile_id, r.role_arn
FROM all_present n JOIN instance_profile_role r ON r.state_id = n.state;

CREATE VIEW all_trust_principals AS
SELECT t.snapshot_id, t.resource_arn AS role_arn, t.statement, t.sid, t.effect, t.negated,
       coalesce(k.key, 'AWS') AS principal_type, v.value AS principal,
       t.condition IS NOT NULL AS conditional
FROM (SELECT *, 0 AS negated, principal AS named FROM all_statements WHERE document_kind = 'trust' AND principal IS NOT NULL
      UNION ALL
      SELECT *, 1, not_principal FROM all_statements WHERE document_kind = 'trust' AND not_principal IS NOT NULL) t
JOIN json_each(t.named) k
JOIN json_each(CASE k.type WHEN 'array' THEN k.value ELSE json_array(k.value) END) v;

CREATE VIEW all_tags AS
SELECT n.snapshot_id, n.arn AS resource_arn, n.kind AS resource_kind, t.key, t.value
FROM all_present n JOIN tag t ON t.state_id = n.state;

CREATE VIEW all_usage AS
SELECT s.snapshot_id, e.arn AS resource_arn, e.kind AS resource_kind,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', u.last_used_at / 1000.0, 'unixepoch'), '.000Z', 'Z') AS last_used_at,
       u.last_used_region, u.attachment_count, u.boundary_usage_count
FROM snapshot s
JOIN snapshot_part sp ON sp.account = s.account AND sp.taken_at = s.taken_at AND sp.status IN ('complete', 'partial')
JOIN usage u ON u.account = s.account AND u.part = sp.part AND u.until_at > s.taken_at AND u.first_at <= s.taken_at
JOIN entity e ON e.entity_id = u.entity;
