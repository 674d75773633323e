-- A diagnostic bundle of an installation, as it was received and looked through. The original is kept by content under a
-- random key, and only for a while; what was read of it stays.
CREATE TABLE bundles (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  environment_id uuid NOT NULL,
  name text NOT NULL,
  size bigint NOT NULL,
  sha256 bytea NOT NULL,
  -- null once the original is deleted
  storage_key text,
  -- of the snapshot, and of the program that made it
  collected_at timestamptz NOT NULL,
  product_name text NOT NULL,
  product_version text NOT NULL,
  operating_system text,
  collector_version text NOT NULL,
  -- how the collectors fared: id, state, reason
  collectors jsonb NOT NULL,
  -- what the collecting program took out, by kind, and what still looked like a secret here
  redacted jsonb NOT NULL,
  looks_secret bigint NOT NULL,
  sent_by uuid REFERENCES people (id),
  sent_side text NOT NULL CHECK (sent_side IN ('customer', 'staff')),
  received_at timestamptz NOT NULL,
  -- when the original goes; null while nothing was decided on it, and once it is gone
  next_timer_at timestamptz,
  -- when somebody took version and platform over to the installation
  accepted_by uuid REFERENCES people (id),
  accepted_at timestamptz,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, environment_id) REFERENCES environments (account_id, id)
);
CREATE INDEX bundles_id ON bundles (id);
CREATE INDEX bundles_environment ON bundles (account_id, environment_id, collected_at DESC, id DESC);
CREATE INDEX bundles_due ON bundles (next_timer_at) WHERE next_timer_at IS NOT NULL;
CREATE INDEX bundles_stored ON bundles (storage_key) WHERE storage_key IS NOT NULL;
SELECT desk_protect('bundles');

-- What was found at the installation, and how the rules judged it when it came. For judging alone: no customer reads it.
CREATE TABLE bundle_snapshots (
  account_id uuid NOT NULL,
  bundle_id uuid NOT NULL,
  facts jsonb NOT NULL,
  -- null where the rules could not be run
  evaluation jsonb,
  PRIMARY KEY (account_id, bundle_id),
  FOREIGN KEY (account_id, bundle_id) REFERENCES bundles (account_id, id)
);
SELECT desk_protect_staff_only('bundle_snapshots');
