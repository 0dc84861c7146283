-- Apart from the tables, so that a first bulk load can come before them.

CREATE INDEX presence_as_of ON presence (account, part, until_at, first_at, entity, state);
CREATE INDEX presence_opened ON presence (account, part, first_at);
CREATE INDEX presence_of_state ON presence (state);
CREATE INDEX usage_as_of ON usage (account, part, until_at, first_at, entity, last_used_at, last_used_region, attachment_count, boundary_usage_count, residue);
CREATE INDEX usage_opened ON usage (account, part, first_at);
CREATE INDEX fingerprint_of_state ON fingerprint (state);
CREATE INDEX role_state_document ON role_state (trust_document);
CREATE INDEX inline_policy_document ON inline_policy (document);
CREATE INDEX policy_version_document ON policy_version (document);
CREATE INDEX entity_by_unique_id ON entity (account, unique_id);
CREATE INDEX snapshot_warnings ON snapshot (warning_list);
