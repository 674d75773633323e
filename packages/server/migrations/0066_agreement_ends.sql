-- In a step of its own: the rows are looked at without keeping anybody from the table.
ALTER TABLE agreements VALIDATE CONSTRAINT agreements_follows;

-- When an agreement is looked at next by itself: its start, its ends, the effect of a change, a mark before its end.
-- `ending_from` and `ends_at` say since when its end is near, for the list of accounts; both absent while it is not.
CREATE TABLE agreement_watches (
  account_id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  ending_from timestamptz,
  ends_at timestamptz,
  next_timer_at timestamptz,
  PRIMARY KEY (account_id, agreement_id),
  FOREIGN KEY (account_id, agreement_id) REFERENCES agreements (account_id, id)
);
CREATE INDEX agreement_watches_timer ON agreement_watches (next_timer_at) WHERE next_timer_at IS NOT NULL;
CREATE INDEX agreement_watches_ending ON agreement_watches (ending_from) WHERE ending_from IS NOT NULL;
SELECT desk_protect_staff_only('agreement_watches');
-- agreements recorded before are looked at as soon as the desk runs
INSERT INTO agreement_watches (account_id, agreement_id, next_timer_at) SELECT account_id, id, recorded_at FROM agreements;

-- Each mark before an end is told once, whoever looks and however often.
CREATE TABLE agreement_end_notices (
  account_id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  ends_on date NOT NULL,
  mark bigint NOT NULL,
  told_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, agreement_id, ends_on, mark),
  FOREIGN KEY (account_id, agreement_id) REFERENCES agreements (account_id, id)
);
SELECT desk_protect_staff_only('agreement_end_notices');
