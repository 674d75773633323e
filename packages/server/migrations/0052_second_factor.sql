-- A second factor: codes by time (RFC 6238). The secret is sealed with a key of its own; a step counts once.
CREATE TABLE second_factors (
  person_id uuid PRIMARY KEY REFERENCES people (id),
  sealed_secret bytea NOT NULL,
  begun_at timestamptz NOT NULL,
  -- from then on it is asked for
  confirmed_at timestamptz,
  last_step bigint NOT NULL
);
CREATE TABLE recovery_codes (
  person_id uuid NOT NULL REFERENCES second_factors (person_id) ON DELETE CASCADE,
  code_hash bytea NOT NULL CHECK (octet_length(code_hash) = 32),
  used_at timestamptz,
  PRIMARY KEY (person_id, code_hash)
);
-- Who showed the first factor and still owes the second. Tries are counted on the row before a code is looked at.
CREATE TABLE second_steps (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people (id),
  secret_hash bytea NOT NULL CHECK (octet_length(secret_hash) = 32),
  -- asked: a code; enrol: to set up a second factor, because the desk requires one
  owes text NOT NULL CHECK (owes IN ('code', 'enrol')),
  remember_me boolean NOT NULL,
  tries bigint NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL,
  done_at timestamptz
);
CREATE INDEX second_steps_person ON second_steps (person_id);
CREATE INDEX second_steps_expiry ON second_steps (expires_at);
DO $$
DECLARE guarded regclass;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['second_factors', 'recovery_codes', 'second_steps']::regclass[] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', guarded);
    EXECUTE format('CREATE POLICY worker ON %s TO desk_worker USING (true)', guarded);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO desk_worker', guarded);
  END LOOP;
END $$;
