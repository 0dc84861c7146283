-- What the parts beyond the authorization details say: one fact of one entity in each.

-- What a fact says, apart from of whom. settings is a JSON object with AWS's own member names; tagged says whether the
-- part tells tags at all, which are in the table tag as of every state.
CREATE TABLE fact_state (
  state_id INTEGER PRIMARY KEY REFERENCES state ON DELETE CASCADE,
  name     TEXT NOT NULL,
  settings TEXT NOT NULL,
  tagged   INTEGER NOT NULL
) STRICT;

-- When the part's first call began and its last one ended, and the moment that it describes where that is not the night's.
ALTER TABLE snapshot_part ADD COLUMN started_at INTEGER;
ALTER TABLE snapshot_part ADD COLUMN ended_at INTEGER;
ALTER TABLE snapshot_part ADD COLUMN as_of INTEGER;

-- What a part tells of use may be long, and stands in residue: it is read by entity, so it need not stand here again.
DROP INDEX usage_as_of;
CREATE INDEX usage_as_of ON usage (account, part, until_at, first_at, entity, last_used_at, last_used_region, attachment_count, boundary_usage_count);

UPDATE snapshot SET counts = json_set(counts, '$.providers', 0, '$.mfaDevices', 0, '$.serverCertificates', 0, '$.accessKeys', 0);

DROP VIEW all_parts;
CREATE VIEW all_parts AS
SELECT s.snapshot_id, p.name AS part, sp.status, sp.count, sp.detail,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', sp.started_at / 1000.0, 'unixepoch'), '.000Z', 'Z') AS started_at,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', sp.ended_at / 1000.0, 'unixepoch'), '.000Z', 'Z') AS ended_at,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', sp.as_of / 1000.0, 'unixepoch'), '.000Z', 'Z') AS as_of
FROM snapshot s
JOIN snapshot_part sp ON sp.account = s.account AND sp.taken_at = s.taken_at
JOIN part p ON p.part_key = sp.part;

-- Who was there in any part: an entity's state on each known night of the part.
CREATE VIEW all_known AS
SELECT s.snapshot_id, s.taken_at, p.part, p.entity, p.state, e.kind, e.arn, e.unique_id
FROM snapshot s
JOIN snapshot_part sp ON sp.account = s.account AND sp.taken_at = s.taken_at AND sp.status IN ('complete', 'partial')
JOIN presence p ON p.account = s.account AND p.part = sp.part AND p.until_at > s.taken_at AND p.first_at <= s.taken_at
JOIN entity e ON e.entity_id = p.entity;

-- The same in the parts that give entities whole, so that no view of those looks through what the others say.
DROP VIEW all_present;
CREATE VIEW all_present AS
SELECT s.snapshot_id, s.taken_at, p.part, p.entity, p.state, e.kind, e.arn, e.unique_id
FROM snapshot s
JOIN snapshot_part sp ON sp.account = s.account AND sp.taken_at = s.taken_at AND sp.status IN ('complete', 'partial')
  AND sp.part IN (SELECT part_key FROM part WHERE name IN ('users', 'groups', 'roles', 'customer-policies', 'aws-policies', 'instance-profiles'))
JOIN presence p ON p.account = s.account AND p.part = sp.part AND p.until_at > s.taken_at AND p.first_at <= s.taken_at
JOIN entity e ON e.entity_id = p.entity;

DROP VIEW all_tags;
CREATE VIEW all_tags AS
SELECT n.snapshot_id, n.arn AS resource_arn, n.kind AS resource_kind, t.key, t.value
FROM all_known n JOIN tag t ON t.state_id = n.state;

-- What each part says of each entity on each known night; activity is what moves by itself.
CREATE VIEW all_facts AS
SELECT n.snapshot_id, n.taken_at, p.name AS part, n.entity, n.kind, n.arn, n.unique_id, f.name, f.settings,
       (SELECT u.residue FROM usage u WHERE u.entity = n.entity AND u.part = n.part AND u.first_at <= n.taken_at AND u.until_at > n.taken_at) AS activity
FROM part p JOIN all_known n ON n.part = p.part_key JOIN fact_state f ON f.state_id = n.state;

-- Use as the authorization details tell it; what other parts tell of use stands in their own views.
DROP VIEW all_usage;
CREATE VIEW all_usage AS
SELECT s.snapshot_id, e.arn AS resource_arn, e.kind AS resource_kind,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', u.last_used_at / 1000.0, 'unixepoch'), '.000Z', 'Z') AS last_used_at,
       u.last_used_region, u.attachment_count, u.boundary_usage_count
FROM snapshot s
JOIN snapshot_part sp ON sp.account = s.account AND sp.taken_at = s.taken_at AND sp.status IN ('complete', 'partial')
  AND sp.part IN (SELECT part_key FROM part WHERE name IN ('users', 'groups', 'roles', 'customer-policies', 'aws-policies'))
JOIN usage u ON u.account = s.account AND u.part = sp.part AND u.until_at > s.taken_at AND u.first_at <= s.taken_at
JOIN entity e ON e.entity_id = u.entity;

DROP VIEW all_managed_policies;
CREATE VIEW all_managed_policies AS
SELECT n.snapshot_id, n.arn AS policy_arn, n.unique_id AS policy_id, m.name, m.path,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', m.created_at / 1000.0, 'unixepoch'), '.000Z', 'Z') AS created_at, m.owner,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', m.updated_at / 1000.0, 'unixepoch'), '.000Z', 'Z') AS updated_at,
       m.default_version, m.is_attachable, u.attachment_count, u.boundary_usage_count,
       coalesce(m.description, (SELECT json_extract(o.settings, '$.Description') FROM presence q JOIN part p ON p.part_key = q.part AND p.name = 'policy-tags'
       JOIN snapshot s ON s.snapshot_id = n.snapshot_id
       JOIN snapshot_part sp ON sp.account = s.account AND sp.part = q.part AND sp.taken_at = s.taken_at AND sp.status IN ('complete', 'partial')
       JOIN fact_state o ON o.state_id = q.state
       WHERE q.entity = n.entity AND q.first_at <= n.taken_at AND q.until_at > n.taken_at)) AS description
FROM all_present n JOIN managed_policy_state m ON m.state_id = n.state
LEFT JOIN usage u ON u.entity = n.entity AND u.part = n.part AND u.first_at <= n.taken_at AND u.until_at > n.taken_at;

CREATE VIEW all_unknown_facts AS
SELECT n.snapshot_id, p.name AS part, n.arn AS resource_arn, n.kind AS resource_kind
FROM all_known n JOIN part p ON p.part_key = n.part WHERE n.state = 0;

CREATE VIEW all_role_settings AS
SELECT f.snapshot_id, f.arn AS role_arn, f.unique_id AS role_id, json_extract(f.settings, '$.Description') AS description,
       json_extract(f.settings, '$.MaxSessionDuration') AS max_session_duration
FROM all_facts f WHERE f.part = 'role-settings';

CREATE VIEW all_user_settings AS
SELECT f.snapshot_id, f.arn AS user_arn, f.unique_id AS user_id,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(f.activity, '$.PasswordLastUsed')), '.000Z', 'Z') AS password_last_used_at
FROM all_facts f WHERE f.part = 'user-settings';

CREATE VIEW all_account_summary AS
SELECT f.snapshot_id, k.key AS name, k.value
FROM all_facts f JOIN json_each(f.settings) k WHERE f.part = 'account-summary'
UNION ALL
SELECT f.snapshot_id, k.key, k.value
FROM all_facts f JOIN json_each(f.activity) k WHERE f.part = 'account-summary';

CREATE VIEW all_account_aliases AS
SELECT f.snapshot_id, k.value AS alias
FROM all_facts f JOIN json_each(f.settings, '$.AccountAliases') k WHERE f.part = 'account-alias';

CREATE VIEW all_caller AS
SELECT f.snapshot_id, json_extract(f.activity, '$.Arn') AS principal_arn, json_extract(f.activity, '$.UserId') AS principal_id
FROM all_facts f WHERE f.part = 'caller';

CREATE VIEW all_password_policy AS
SELECT f.snapshot_id, json_type(f.settings, '$.PasswordPolicy') = 'object' AS is_custom,
       json_extract(f.settings, '$.PasswordPolicy.MinimumPasswordLength') AS minimum_password_length,
       json_extract(f.settings, '$.PasswordPolicy.RequireSymbols') AS require_symbols,
       json_extract(f.settings, '$.PasswordPolicy.RequireNumbers') AS require_numbers,
       json_extract(f.settings, '$.PasswordPolicy.RequireUppercaseCharacters') AS require_uppercase_characters,
       json_extract(f.settings, '$.PasswordPolicy.RequireLowercaseCharacters') AS require_lowercase_characters,
       json_extract(f.settings, '$.PasswordPolicy.AllowUsersToChangePassword') AS allow_users_to_change_password,
       json_extract(f.settings, '$.PasswordPolicy.ExpirePasswords') AS expire_passwords,
       json_extract(f.settings, '$.PasswordPolicy.MaxPasswordAge') AS max_password_age,
       json_extract(f.settings, '$.PasswordPolicy.PasswordReusePrevention') AS password_reuse_prevention,
       json_extract(f.settings, '$.PasswordPolicy.HardExpiry') AS hard_expiry
FROM all_facts f WHERE f.part = 'password-policy';

CREATE VIEW all_providers AS
SELECT f.snapshot_id, f.arn AS provider_arn, f.part AS provider_type, f.name, json_extract(f.settings, '$.Url') AS url,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(f.settings, '$.CreateDate')), '.000Z', 'Z') AS created_at,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(f.settings, '$.ValidUntil')), '.000Z', 'Z') AS valid_until,
       f.settings -> '$.ClientIDList' AS client_ids, f.settings -> '$.ThumbprintList' AS thumbprints
FROM all_facts f WHERE f.part IN ('saml', 'oidc');

CREATE VIEW all_server_certificates AS
SELECT f.snapshot_id, f.arn AS server_certificate_arn, f.unique_id AS server_certificate_id, f.name, json_extract(f.settings, '$.Path') AS path,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(f.settings, '$.UploadDate')), '.000Z', 'Z') AS created_at,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(f.settings, '$.Expiration')), '.000Z', 'Z') AS expires_at
FROM all_facts f WHERE f.part = 'server-certificates';

-- Both parts may tell of one device: then the list of virtual ones counts.
CREATE VIEW all_mfa_devices AS
SELECT f.snapshot_id, f.arn AS serial_number, json_extract(f.settings, '$.UserArn') AS user_arn, 1 AS is_virtual,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(f.settings, '$.EnableDate')), '.000Z', 'Z') AS enabled_at
FROM all_facts f WHERE f.part = 'virtual-mfa'
UNION ALL
SELECT f.snapshot_id, f.arn, json_extract(f.settings, '$.UserArn'), f.arn LIKE 'arn:%:mfa/%', replace(strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(f.settings, '$.EnableDate')), '.000Z', 'Z')
FROM all_facts f WHERE f.part = 'mfa-devices'
  AND NOT EXISTS (SELECT 1 FROM presence q JOIN part p ON p.part_key = q.part AND p.name = 'virtual-mfa'
  JOIN snapshot s ON s.snapshot_id = f.snapshot_id
  JOIN snapshot_part sp ON sp.account = s.account AND sp.part = q.part AND sp.taken_at = s.taken_at AND sp.status IN ('complete', 'partial')
  JOIN fact_state o ON o.state_id = q.state
  WHERE q.entity = f.entity AND q.first_at <= f.taken_at AND q.until_at > f.taken_at);

CREATE VIEW all_credentials AS
SELECT f.snapshot_id, f.arn AS user_arn, f.unique_id AS user_id, 'password' AS credential_type, NULL AS credential_id, NULL AS status,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(f.settings, '$.LoginProfile.CreateDate')), '.000Z', 'Z') AS created_at, NULL AS expires_at, NULL AS service,
       (SELECT replace(strftime('%Y-%m-%dT%H:%M:%fZ', (SELECT json_extract(u.residue, '$.PasswordLastUsed') FROM usage u
         WHERE u.entity = q.entity AND u.part = q.part AND u.first_at <= s.taken_at AND u.until_at > s.taken_at)), '.000Z', 'Z') FROM presence q JOIN part p ON p.part_key = q.part AND p.name = 'user-settings'
        JOIN snapshot s ON s.snapshot_id = f.snapshot_id
        JOIN snapshot_part sp ON sp.account = s.account AND sp.part = q.part AND sp.taken_at = s.taken_at AND sp.status IN ('complete', 'partial')
        JOIN fact_state o ON o.state_id = q.state
        WHERE q.entity = f.entity AND q.first_at <= f.taken_at AND q.until_at > f.taken_at) AS last_used_at,
       NULL AS last_used_region, NULL AS last_used_service
FROM all_facts f WHERE f.part = 'login-profiles' AND json_type(f.settings, '$.LoginProfile') = 'object'
UNION ALL
SELECT f.snapshot_id, f.arn, f.unique_id, 'access-key', json_extract(k.value, '$.AccessKeyId'), json_extract(k.value, '$.Status'),
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(k.value, '$.CreateDate')), '.000Z', 'Z'), NULL, NULL,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(u.value, '$.LastUsedDate')), '.000Z', 'Z'),
       nullif(json_extract(u.value, '$.Region'), 'N/A'), nullif(json_extract(u.value, '$.ServiceName'), 'N/A')
FROM all_facts f JOIN json_each(f.settings, '$.AccessKeys') k
LEFT JOIN json_each(f.activity, '$.AccessKeys') u ON json_extract(u.value, '$.AccessKeyId') = json_extract(k.value, '$.AccessKeyId')
WHERE f.part = 'access-keys'
UNION ALL
SELECT f.snapshot_id, f.arn, f.unique_id, 'signing-certificate', json_extract(k.value, '$.CertificateId'), json_extract(k.value, '$.Status'),
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(k.value, '$.UploadDate')), '.000Z', 'Z'), NULL, NULL, NULL, NULL, NULL
FROM all_facts f JOIN json_each(f.settings, '$.Certificates') k WHERE f.part = 'signing-certificates'
UNION ALL
SELECT f.snapshot_id, f.arn, f.unique_id, 'ssh-key', json_extract(k.value, '$.SSHPublicKeyId'), json_extract(k.value, '$.Status'),
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(k.value, '$.UploadDate')), '.000Z', 'Z'), NULL, NULL, NULL, NULL, NULL
FROM all_facts f JOIN json_each(f.settings, '$.SSHPublicKeys') k WHERE f.part = 'ssh-keys'
UNION ALL
SELECT f.snapshot_id, f.arn, f.unique_id, 'service-specific', json_extract(k.value, '$.ServiceSpecificCredentialId'), json_extract(k.value, '$.Status'),
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(k.value, '$.CreateDate')), '.000Z', 'Z'),
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(k.value, '$.ExpirationDate')), '.000Z', 'Z'), json_extract(k.value, '$.ServiceName'), NULL, NULL, NULL
FROM all_facts f JOIN json_each(f.settings, '$.ServiceSpecificCredentials') k WHERE f.part = 'service-credentials';

-- Texts as the report spells them: true, false, N/A, no_information, not_supported, and times.
CREATE VIEW all_credential_report AS
SELECT f.snapshot_id, f.arn AS user_arn, f.unique_id AS user_id,
       json_extract(f.settings, '$.password_enabled') AS password_enabled,
       json_extract(f.activity, '$.password_last_used') AS password_last_used,
       json_extract(f.settings, '$.password_last_changed') AS password_last_changed,
       json_extract(f.settings, '$.password_next_rotation') AS password_next_rotation,
       json_extract(f.settings, '$.mfa_active') AS mfa_active,
       json_extract(f.settings, '$.access_key_1_active') AS access_key_1_active,
       json_extract(f.settings, '$.access_key_1_last_rotated') AS access_key_1_last_rotated,
       json_extract(f.activity, '$.access_key_1_last_used_date') AS access_key_1_last_used_date,
       json_extract(f.activity, '$.access_key_1_last_used_region') AS access_key_1_last_used_region,
       json_extract(f.activity, '$.access_key_1_last_used_service') AS access_key_1_last_used_service,
       json_extract(f.settings, '$.access_key_2_active') AS access_key_2_active,
       json_extract(f.settings, '$.access_key_2_last_rotated') AS access_key_2_last_rotated,
       json_extract(f.activity, '$.access_key_2_last_used_date') AS access_key_2_last_used_date,
       json_extract(f.activity, '$.access_key_2_last_used_region') AS access_key_2_last_used_region,
       json_extract(f.activity, '$.access_key_2_last_used_service') AS access_key_2_last_used_service,
       json_extract(f.settings, '$.cert_1_active') AS cert_1_active,
       json_extract(f.settings, '$.cert_1_last_rotated') AS cert_1_last_rotated,
       json_extract(f.settings, '$.cert_2_active') AS cert_2_active,
       json_extract(f.settings, '$.cert_2_last_rotated') AS cert_2_last_rotated,
       json_extract(f.settings, '$.additional_credentials_info') AS additional_credentials_info
FROM all_facts f WHERE f.part = 'credential-report';

CREATE VIEW all_group_members AS
SELECT f.snapshot_id, f.arn AS group_arn, f.unique_id AS group_id, k.value AS user_arn
FROM all_facts f JOIN json_each(f.settings, '$.Users') k WHERE f.part = 'group-members';

CREATE VIEW all_role_details AS
SELECT f.snapshot_id, f.arn AS role_arn, f.unique_id AS role_id, json_extract(f.settings, '$.SourceRoleTemplate.TemplateArn') AS source_role_template_arn,
       json_extract(f.settings, '$.SourceRoleTemplate.TemplateMinorVersion') AS source_role_template_minor_version,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(f.activity, '$.RoleLastUsed.LastUsedDate')), '.000Z', 'Z') AS last_used_at,
       json_extract(f.activity, '$.RoleLastUsed.Region') AS last_used_region
FROM all_facts f WHERE f.part = 'role-details';

CREATE VIEW all_last_accessed AS
SELECT f.snapshot_id, f.arn AS resource_arn, f.kind AS resource_kind, json_extract(k.value, '$.ServiceNamespace') AS service_namespace, json_extract(k.value, '$.ServiceName') AS service_name,
       replace(strftime('%Y-%m-%dT%H:%M:%fZ', json_extract(k.value, '$.LastAuthenticated')), '.000Z', 'Z') AS last_authenticated_at,
       json_extract(k.value, '$.LastAuthenticatedEntity') AS last_authenticated_entity_arn, json_extract(k.value, '$.LastAuthenticatedRegion') AS last_authenticated_region,
       json_extract(k.value, '$.TotalAuthenticatedEntities') AS total_authenticated_entities
FROM all_facts f JOIN json_each(f.activity, '$.ServicesLastAccessed') k WHERE f.part = 'last-accessed';

CREATE VIEW all_organization_features AS
SELECT f.snapshot_id, json_extract(f.settings, '$.OrganizationId') AS organization_id, k.value AS feature
FROM all_facts f JOIN json_each(f.settings, '$.EnabledFeatures') k WHERE f.part = 'organization';
