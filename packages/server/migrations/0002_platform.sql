-- The account of facts about no account (staff, policy, clock) is the nil uuid: 00000000-0000-0000-0000-000000000000.

-- Where each account's events and audit chain have got to. Narrow and apart from accounts, so that nobody who edits an
-- account waits for a ticket. Locked last in every transaction, in the order of account_id.
CREATE TABLE event_heads (
  account_id uuid PRIMARY KEY,
  event_seq bigint NOT NULL,
  audit_seq bigint NOT NULL,
  audit_head bytea NOT NULL CHECK (octet_length(audit_head) = 32)
);
INSERT INTO event_heads (account_id, event_seq, audit_seq, audit_head)
VALUES ('00000000-0000-0000-0000-000000000000', 0, 0, decode(repeat('00', 32), 'hex'));
ALTER TABLE event_heads ENABLE ROW LEVEL SECURITY;
ALTER TABLE event_heads FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON event_heads TO desk_customer USING (account_id IN (desk_account(), '00000000-0000-0000-0000-000000000000'));
CREATE POLICY staff ON event_heads TO desk_staff USING (true);
CREATE POLICY limited ON event_heads TO desk_staff_limited USING (account_id = ANY (desk_accounts() || '00000000-0000-0000-0000-000000000000'::uuid));
CREATE POLICY worker ON event_heads TO desk_worker USING (true);
GRANT SELECT, INSERT, UPDATE ON event_heads TO desk_customer, desk_staff, desk_staff_limited, desk_worker;

-- Facts of the past, ids and codes only, kept for ever. Readers go by (position_xid, id) below the oldest running
-- transaction, or by account_seq; never by time and never by "greater than the last id".
CREATE TABLE events (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  account_seq bigint NOT NULL,
  type text NOT NULL,
  version integer NOT NULL,
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  actor_type text NOT NULL CHECK (actor_type IN ('person', 'robot', 'system')),
  actor_id uuid,
  audience text NOT NULL CHECK (audience IN ('customer', 'staff')),
  at timestamptz NOT NULL,
  data jsonb NOT NULL,
  position_xid xid8 NOT NULL,
  PRIMARY KEY (account_id, id)
) PARTITION BY RANGE (id);
CREATE TABLE events_default PARTITION OF events DEFAULT;
CREATE INDEX events_position ON events (position_xid, id);
CREATE INDEX events_id ON events (id);
CREATE INDEX events_account_seq ON events (account_id, account_seq);
CREATE INDEX events_subject ON events (account_id, subject_id, account_seq);
ALTER TABLE events ENABLE ROW LEVEL SECURITY;
ALTER TABLE events FORCE ROW LEVEL SECURITY;
-- Customers write events and read none: what they may know of them reaches them through their tickets.
CREATE POLICY customer ON events FOR INSERT TO desk_customer WITH CHECK (account_id IN (desk_account(), '00000000-0000-0000-0000-000000000000'));
CREATE POLICY staff ON events TO desk_staff USING (true);
CREATE POLICY limited ON events TO desk_staff_limited USING (account_id = ANY (desk_accounts() || '00000000-0000-0000-0000-000000000000'::uuid));
CREATE POLICY worker ON events TO desk_worker USING (true);
GRANT INSERT ON events TO desk_customer;
GRANT SELECT, INSERT ON events TO desk_staff, desk_staff_limited, desk_worker;

-- Who did or read what. Each entry's hash covers the one before; `texts` holds salted hashes of free text kept elsewhere.
CREATE TABLE audit_entries (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  actor_type text NOT NULL CHECK (actor_type IN ('person', 'robot', 'system')),
  actor_id uuid,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  event_id uuid,
  facts jsonb NOT NULL,
  texts jsonb NOT NULL,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (account_id, id)
) PARTITION BY RANGE (id);
CREATE TABLE audit_entries_default PARTITION OF audit_entries DEFAULT;
CREATE INDEX audit_entries_seq ON audit_entries (account_id, seq);
CREATE INDEX audit_entries_subject ON audit_entries (account_id, subject_id, seq);
CREATE INDEX audit_entries_id ON audit_entries (id);
ALTER TABLE audit_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entries FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON audit_entries FOR INSERT TO desk_customer WITH CHECK (account_id IN (desk_account(), '00000000-0000-0000-0000-000000000000'));
CREATE POLICY staff ON audit_entries TO desk_staff USING (true);
CREATE POLICY limited ON audit_entries TO desk_staff_limited USING (account_id = ANY (desk_accounts() || '00000000-0000-0000-0000-000000000000'::uuid));
CREATE POLICY worker ON audit_entries TO desk_worker USING (true);
GRANT INSERT ON audit_entries TO desk_customer;
GRANT SELECT, INSERT ON audit_entries TO desk_staff, desk_staff_limited, desk_worker;

-- Append-only for the owner as well: rewriting history takes two deliberate steps, and the chain still tells.
CREATE FUNCTION desk_refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries are never changed' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION desk_refuse_rewrite();

-- What leaves the building, written with its cause. One row per effect of an event; delivered at least once.
CREATE TABLE outbox (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  event_id uuid NOT NULL,
  effect text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'done', 'dead')),
  -- every try counts here: the number fences a worker that slept through its lease
  attempts integer NOT NULL,
  -- tries that failed for a reason of their own, not because the other side was away
  failures integer NOT NULL,
  created_at timestamptz NOT NULL,
  -- waiting: when somebody must look at it (again)
  next_try_at timestamptz,
  -- while a worker has it
  leased_until timestamptz,
  settled_at timestamptz,
  last_error_code text,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, event_id, effect),
  CHECK ((state = 'waiting') = (next_try_at IS NOT NULL))
);
CREATE INDEX outbox_timer ON outbox (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX outbox_dead ON outbox (effect, id) WHERE state = 'dead';
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON outbox FOR INSERT TO desk_customer WITH CHECK (account_id IN (desk_account(), '00000000-0000-0000-0000-000000000000'));
CREATE POLICY staff ON outbox TO desk_staff USING (true);
CREATE POLICY limited ON outbox TO desk_staff_limited USING (account_id = ANY (desk_accounts() || '00000000-0000-0000-0000-000000000000'::uuid));
CREATE POLICY worker ON outbox TO desk_worker USING (true);
GRANT INSERT ON outbox TO desk_customer;
GRANT SELECT, INSERT ON outbox TO desk_staff, desk_staff_limited;
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox TO desk_worker;

-- Answers given to requests that carried a key, replayed for 30 days, dropped earlier by erase and withdraw.
CREATE TABLE idempotent_answers (
  person_id uuid NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  -- hash of everything that decides what the request does
  fingerprint bytea NOT NULL CHECK (octet_length(fingerprint) = 32),
  account_id uuid,
  status integer NOT NULL,
  etag text,
  body text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (person_id, route, key)
);
CREATE INDEX idempotent_answers_age ON idempotent_answers (at);
CREATE INDEX idempotent_answers_account ON idempotent_answers (account_id) WHERE account_id IS NOT NULL;
ALTER TABLE idempotent_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotent_answers FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON idempotent_answers TO desk_customer USING (person_id = desk_person() AND (account_id IS NULL OR account_id = desk_account()));
CREATE POLICY staff ON idempotent_answers TO desk_staff, desk_staff_limited USING (person_id = desk_person());
CREATE POLICY worker ON idempotent_answers TO desk_worker USING (true);
GRANT SELECT, INSERT ON idempotent_answers TO desk_customer, desk_staff, desk_staff_limited;
GRANT SELECT, INSERT, DELETE ON idempotent_answers TO desk_worker;

-- Rows that a sweep could not handle: set aside so that the others go on, tried again later, seen by the staff.
CREATE TABLE parked_failures (
  source text NOT NULL,
  account_id uuid NOT NULL,
  row_id text NOT NULL,
  attempts integer NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'dead')),
  first_failed_at timestamptz NOT NULL,
  last_failed_at timestamptz NOT NULL,
  next_try_at timestamptz,
  error_code text NOT NULL,
  PRIMARY KEY (source, account_id, row_id),
  CHECK ((state = 'waiting') = (next_try_at IS NOT NULL))
);
ALTER TABLE parked_failures ENABLE ROW LEVEL SECURITY;
ALTER TABLE parked_failures FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON parked_failures TO desk_staff USING (true);
CREATE POLICY limited ON parked_failures TO desk_staff_limited USING (account_id = ANY (desk_accounts()));
CREATE POLICY worker ON parked_failures TO desk_worker USING (true);
GRANT SELECT ON parked_failures TO desk_staff, desk_staff_limited;
GRANT SELECT, INSERT, UPDATE, DELETE ON parked_failures TO desk_worker;

-- Facts of this desk that outlive a process: the clock's state, the vendor's choices. Never a secret.
CREATE TABLE settings (
  key text PRIMARY KEY,
  value jsonb NOT NULL,
  changed_at timestamptz NOT NULL
);
GRANT SELECT ON settings TO desk_customer, desk_staff, desk_staff_limited, desk_worker;
GRANT INSERT, UPDATE ON settings TO desk_staff, desk_worker;

-- The smallest UUIDv7 of an instant: a month's partition begins with that of its first millisecond, UTC.
CREATE FUNCTION desk_first_uuid(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT rpad(lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0'), 32, '0')::uuid
$$;

-- Makes the partitions of the months from one instant to another for every table partitioned by id. Runs as the owner,
-- so that housekeeping needs no right to make tables. Returns how many it made; a month whose rows already went to the
-- default partition is left there.
CREATE FUNCTION desk_make_partitions(first_month timestamptz, last_month timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  parent record;
  month timestamp;
  part text;
  made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('desk_make_partitions'));
  FOR parent IN
    SELECT c.relname FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid
    WHERE c.relnamespace = 'public'::regnamespace ORDER BY c.relname
  LOOP
    month := date_trunc('month', first_month AT TIME ZONE 'UTC');
    WHILE month <= date_trunc('month', last_month AT TIME ZONE 'UTC') LOOP
      part := parent.relname || '_' || to_char(month, 'YYYY_MM');
      IF to_regclass(format('public.%I', part)) IS NULL THEN
        BEGIN
          EXECUTE format('CREATE TABLE public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)', part, parent.relname,
            desk_first_uuid(month AT TIME ZONE 'UTC'), desk_first_uuid((month + interval '1 month') AT TIME ZONE 'UTC'));
          EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', part);
          made := made + 1;
        EXCEPTION WHEN check_violation THEN
          RAISE WARNING 'rows of % already lie in the default partition', part;
        END;
      END IF;
      month := month + interval '1 month';
    END LOOP;
  END LOOP;
  RETURN made;
END $$;
REVOKE EXECUTE ON FUNCTION desk_make_partitions(timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk_make_partitions(timestamptz, timestamptz) TO desk_worker;

-- Rows in default partitions, counted up to a thousand each: more than none means that a month was not made in time.
CREATE FUNCTION desk_default_rows() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  part record;
  found bigint;
  total bigint := 0;
BEGIN
  FOR part IN
    SELECT c.relname FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partdefid
    WHERE c.relnamespace = 'public'::regnamespace
  LOOP
    EXECUTE format('SELECT count(*) FROM (SELECT 1 FROM public.%I LIMIT 1000) AS few', part.relname) INTO found;
    total := total + found;
  END LOOP;
  RETURN total;
END $$;
REVOKE EXECUTE ON FUNCTION desk_default_rows() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk_default_rows() TO desk_worker;

-- A partition has no grants of its own; with row security on and no policy, a mistaken grant shows nothing either.
-- Not forced: the owner counts the default partitions.
ALTER TABLE events_default ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entries_default ENABLE ROW LEVEL SECURITY;
