-- A published policy never changes; agreements pin a version.
CREATE TABLE policy_versions (
  version text PRIMARY KEY,
  source text NOT NULL,
  digest text NOT NULL,
  published_at timestamptz NOT NULL,
  published_by uuid REFERENCES people (id)
);
GRANT SELECT ON policy_versions TO desk_customer, desk_staff, desk_staff_limited, desk_worker;
GRANT INSERT ON policy_versions TO desk_staff, desk_worker;

-- What an account bought. Never edited, only amended.
CREATE TABLE agreements (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  order_form text NOT NULL,
  policy_version text NOT NULL REFERENCES policy_versions (version),
  plan text NOT NULL,
  add_ons text[] NOT NULL,
  product_ids uuid[] NOT NULL,
  starts_on date NOT NULL,
  -- exclusive
  ends_on date NOT NULL CHECK (ends_on > starts_on),
  -- frozen: the primary's zone when the agreement began
  zone text NOT NULL,
  annex jsonb,
  annex_signed_by uuid[] NOT NULL DEFAULT '{}',
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES people (id),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (account_id, id)
);
SELECT desk_protect('agreements');

CREATE TABLE agreement_amendments (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  effective_at timestamptz NOT NULL,
  -- the terms that change: {plan?, addOns?, endsOn?, policyVersion?, annex?, graceDays?}
  change jsonb NOT NULL,
  reason text NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES people (id),
  signed_by uuid[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, agreement_id) REFERENCES agreements (account_id, id)
);
CREATE INDEX agreement_amendments_agreement ON agreement_amendments (account_id, agreement_id, effective_at);
SELECT desk_protect('agreement_amendments');
