-- What a success plan is made of, a row each: use cases, objectives, blockers, guidance and the rest. A part that is the
-- staff's alone has audience `staff`, and no customer's role ever meets the row. A field that is held back from a shared
-- part is not in this row at all: it stands in `success_inside`.
CREATE TABLE success_items (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('use_case', 'onboarding', 'users', 'objective', 'initiative', 'project', 'blocker',
    'guidance', 'feature', 'action')),
  audience text NOT NULL CHECK (audience IN ('customer', 'staff')),
  title text NOT NULL,
  words text,
  state text NOT NULL,
  -- of use cases: there from the beginning, or found on the way
  origin text CHECK (origin IN ('initial', 'new')),
  owner_id uuid REFERENCES people (id),
  owner_side text CHECK (owner_side IN ('customer', 'staff')),
  next_step text,
  -- since when it stands
  since_on date NOT NULL,
  due_on date,
  -- of objectives with figures: unit, baseline, target, and the day of the baseline
  measure jsonb,
  release_id uuid REFERENCES releases (id),
  -- what became of guidance, in the words of whoever said it
  answer text,
  answered_by uuid REFERENCES people (id),
  answered_at timestamptz,
  created_by uuid NOT NULL REFERENCES people (id),
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (account_id, id),
  -- what we ask of other teams of ours is never shown
  CHECK (kind <> 'action' OR audience = 'staff')
);
SELECT desk_protect('success_items', 'audience = ''customer''');

-- What only the staff read of a part: fields that are held back, the team that an action is for, and a note.
CREATE TABLE success_inside (
  account_id uuid NOT NULL,
  item_id uuid NOT NULL,
  words text,
  next_step text,
  due_on date,
  owner_id uuid REFERENCES people (id),
  owner_side text CHECK (owner_side IN ('customer', 'staff')),
  team text,
  note text,
  PRIMARY KEY (account_id, item_id),
  FOREIGN KEY (account_id, item_id) REFERENCES success_items (account_id, id)
);
SELECT desk_protect_staff_only('success_inside');

-- A figure of an objective on a day. One a day: a later word replaces the earlier.
CREATE TABLE success_values (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  item_id uuid NOT NULL,
  measured_on date NOT NULL,
  value double precision NOT NULL,
  remark text,
  recorded_by uuid REFERENCES people (id),
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, item_id) REFERENCES success_items (account_id, id)
);
CREATE UNIQUE INDEX success_values_day ON success_values (account_id, item_id, measured_on);
-- whoever sees the objective
SELECT desk_protect('success_values',
  'item_id IN (SELECT i.id FROM success_items i WHERE i.account_id = desk_account())');
