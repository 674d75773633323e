-- Who somebody is at a provider: issuer and subject, nothing else, belong to one person for good. What a provider
-- claims beside (a name, an address) never leads to a person.
CREATE TABLE identities (
  id uuid PRIMARY KEY,
  issuer text NOT NULL,
  subject text NOT NULL,
  person_id uuid NOT NULL REFERENCES people (id),
  linked_at timestamptz NOT NULL,
  CONSTRAINT identities_subject UNIQUE (issuer, subject)
);
CREATE INDEX identities_person ON identities (person_id);
ALTER TABLE identities ENABLE ROW LEVEL SECURITY;
ALTER TABLE identities FORCE ROW LEVEL SECURITY;
CREATE POLICY worker ON identities TO desk_worker USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON identities TO desk_worker;

-- Which identity comes in by which provider. Two accounts may share an issuer: being known to one opens nothing at
-- the other.
CREATE TABLE provider_people (
  account_id uuid NOT NULL,
  provider_id uuid NOT NULL,
  identity_id uuid NOT NULL REFERENCES identities (id),
  person_id uuid NOT NULL REFERENCES people (id),
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, provider_id, identity_id),
  FOREIGN KEY (account_id, provider_id) REFERENCES identity_providers (account_id, id) ON DELETE CASCADE
);
CREATE INDEX provider_people_identity ON provider_people (identity_id);
CREATE INDEX provider_people_person ON provider_people (person_id);
SELECT desk_protect('provider_people', 'desk_is_primary()');
