-- A request as the product sees it: one per need, in words that every reader may have. It belongs to no account; who asked
-- for it, in which words, does (request_asks). Customers read the columns that are public, of what is not hidden or what
-- they asked for themselves; weight and counts tell of other accounts and are the staff's.
CREATE TABLE requests (
  id uuid PRIMARY KEY,
  product_id uuid NOT NULL REFERENCES products (id),
  title text NOT NULL,
  wording text NOT NULL,
  status text NOT NULL CHECK (status IN ('noted', 'under_consideration', 'planned', 'in_progress', 'shipped', 'declined')),
  -- what is said beside the status, to everybody who sees the request
  status_words text,
  status_at timestamptz NOT NULL,
  -- the version it is planned for, or came with
  release_version text,
  visibility text NOT NULL CHECK (visibility IN ('public', 'plans', 'hidden')),
  -- keys of the plans that see it, where not all do
  plans text[] NOT NULL,
  stage text CHECK (stage IN ('now', 'next', 'later')),
  -- its place among those of its stage, first lowest
  stage_rank bigint NOT NULL,
  weight bigint NOT NULL,
  counts jsonb NOT NULL,
  external_id text,
  merged_into uuid REFERENCES requests (id),
  created_by uuid REFERENCES people (id),
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  -- since when those who asked are being told that it shipped; null once all are
  tell_at timestamptz,
  -- when the release that it is planned for is out; null while nobody has given it out
  ship_at timestamptz,
  version bigint NOT NULL DEFAULT 1,
  search tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple'::regconfig, title), 'A') || setweight(to_tsvector('simple'::regconfig, wording), 'B')
  ) STORED
);
CREATE INDEX requests_weight ON requests (weight DESC, id DESC) WHERE merged_into IS NULL;
CREATE INDEX requests_status_weight ON requests (status, weight DESC, id DESC) WHERE merged_into IS NULL;
CREATE INDEX requests_stage ON requests (stage, stage_rank, id) WHERE stage IS NOT NULL AND merged_into IS NULL;
CREATE INDEX requests_shipped ON requests (status_at DESC, id) WHERE status = 'shipped' AND merged_into IS NULL;
CREATE INDEX requests_search ON requests USING gin (search);
CREATE INDEX requests_tell ON requests (tell_at) WHERE tell_at IS NOT NULL;
CREATE INDEX requests_ship ON requests (ship_at) WHERE ship_at IS NOT NULL;
CREATE INDEX requests_release ON requests (product_id, release_version) WHERE release_version IS NOT NULL;
CREATE UNIQUE INDEX requests_external ON requests (external_id) WHERE external_id IS NOT NULL;

-- One person's wish for it. The words are the use case written here, or those of the ticket it came with, which stay where
-- they are: what is withdrawn there is gone here too.
CREATE TABLE request_asks (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  request_id uuid NOT NULL REFERENCES requests (id),
  person_id uuid NOT NULL REFERENCES people (id),
  use_case text,
  ticket_id uuid,
  linked_by uuid REFERENCES people (id),
  asked_at timestamptz NOT NULL,
  -- told that it shipped: once, whatever happens to the request afterwards
  told_at timestamptz,
  -- the merge or split that brought it here
  moved_by uuid,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, ticket_id) REFERENCES tickets (account_id, id),
  CHECK (use_case IS NOT NULL OR ticket_id IS NOT NULL)
);
CREATE INDEX request_asks_request ON request_asks (request_id, account_id, id);
-- who is still to be told
CREATE INDEX request_asks_untold ON request_asks (request_id, account_id, person_id) WHERE told_at IS NULL;
CREATE INDEX request_asks_moved ON request_asks (moved_by) WHERE moved_by IS NOT NULL;
CREATE UNIQUE INDEX request_asks_ticket ON request_asks (account_id, ticket_id) WHERE ticket_id IS NOT NULL;
SELECT desk_protect('request_asks');

-- An account that asks for it, counted once, with what it had bought when it was last counted.
CREATE TABLE request_backers (
  account_id uuid NOT NULL REFERENCES accounts (id),
  request_id uuid NOT NULL REFERENCES requests (id),
  plan text,
  add_ons text[] NOT NULL,
  asks bigint NOT NULL,
  PRIMARY KEY (account_id, request_id)
);
CREATE INDEX request_backers_request ON request_backers (request_id, account_id);
SELECT desk_protect('request_backers');

ALTER TABLE requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE requests FORCE ROW LEVEL SECURITY;
CREATE POLICY customer ON requests FOR SELECT TO desk_customer USING (
  visibility <> 'hidden'
  OR EXISTS (SELECT 1 FROM request_backers b WHERE b.account_id = desk_account() AND b.request_id = requests.id)
);
CREATE POLICY staff ON requests TO desk_staff, desk_staff_limited USING (true);
CREATE POLICY worker ON requests TO desk_worker USING (true);
GRANT SELECT (id, product_id, title, wording, status, status_words, status_at, release_version, visibility, plans, stage,
  stage_rank, merged_into, version) ON requests TO desk_customer;
GRANT SELECT, INSERT, UPDATE ON requests TO desk_staff, desk_staff_limited, desk_worker;

-- How its status went, with the words that were public then.
CREATE TABLE request_changes (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES requests (id),
  from_status text,
  to_status text NOT NULL,
  words text,
  release_version text,
  by_id uuid REFERENCES people (id),
  at timestamptz NOT NULL
);
CREATE INDEX request_changes_request ON request_changes (request_id, id);
ALTER TABLE request_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE request_changes FORCE ROW LEVEL SECURITY;
-- whoever sees the request
CREATE POLICY customer ON request_changes FOR SELECT TO desk_customer USING (request_id IN (SELECT r.id FROM requests r));
CREATE POLICY staff ON request_changes TO desk_staff, desk_staff_limited USING (true);
CREATE POLICY worker ON request_changes TO desk_worker USING (true);
GRANT SELECT (id, request_id, from_status, to_status, words, release_version, at) ON request_changes TO desk_customer;
GRANT SELECT, INSERT ON request_changes TO desk_staff, desk_staff_limited, desk_worker;

-- What the staff say among themselves: a table of its own, which no customer ever meets.
CREATE TABLE request_notes (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES requests (id),
  text text NOT NULL,
  by_id uuid NOT NULL REFERENCES people (id),
  at timestamptz NOT NULL,
  moved_by uuid
);
CREATE INDEX request_notes_request ON request_notes (request_id, id);
CREATE INDEX request_notes_moved ON request_notes (moved_by) WHERE moved_by IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON request_notes TO desk_staff, desk_staff_limited, desk_worker;

-- Who of the staff argued for it, for which account, in which review; what was decided, by whom, why.
CREATE TABLE request_advocacy (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  request_id uuid NOT NULL REFERENCES requests (id),
  argument text NOT NULL,
  review text NOT NULL,
  argued_by uuid NOT NULL REFERENCES people (id),
  argued_at timestamptz NOT NULL,
  verdict text CHECK (verdict IN ('upheld', 'not_upheld')),
  because text,
  decided_by uuid REFERENCES people (id),
  decided_at timestamptz,
  moved_by uuid,
  PRIMARY KEY (account_id, id),
  CHECK ((verdict IS NULL) = (decided_at IS NULL))
);
CREATE INDEX request_advocacy_request ON request_advocacy (request_id, id);
CREATE INDEX request_advocacy_moved ON request_advocacy (moved_by) WHERE moved_by IS NOT NULL;
SELECT desk_protect_staff_only('request_advocacy');

-- Merges and splits: what they moved bears their id until they are undone.
CREATE TABLE request_moves (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('merge', 'split')),
  from_id uuid NOT NULL REFERENCES requests (id),
  into_id uuid NOT NULL REFERENCES requests (id),
  by_id uuid NOT NULL REFERENCES people (id),
  at timestamptz NOT NULL,
  undo_until timestamptz NOT NULL,
  undone_at timestamptz
);
CREATE INDEX request_moves_from ON request_moves (from_id, id);
CREATE INDEX request_moves_into ON request_moves (into_id, id);
GRANT SELECT, INSERT, UPDATE ON request_moves TO desk_staff, desk_staff_limited, desk_worker;
