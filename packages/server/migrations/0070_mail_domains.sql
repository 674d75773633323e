-- Mail domains that an account says are its own. Only a proved one decides anything, and it is one account's alone.
CREATE TABLE mail_domains (
  account_id uuid NOT NULL REFERENCES accounts (id),
  id uuid NOT NULL,
  domain text NOT NULL CHECK (domain ~ '^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$'),
  -- public by its nature: it stands in the domain's own TXT record
  token text NOT NULL,
  claimed_by uuid NOT NULL,
  claimed_at timestamptz NOT NULL,
  proved_by text CHECK (proved_by IN ('dns', 'staff')),
  proved_at timestamptz,
  released_at timestamptz,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (account_id, id),
  CHECK ((proved_by IS NULL) = (proved_at IS NULL))
);
CREATE UNIQUE INDEX mail_domains_one_account ON mail_domains (domain) WHERE proved_at IS NOT NULL AND released_at IS NULL;
CREATE UNIQUE INDEX mail_domains_one_claim ON mail_domains (account_id, domain) WHERE released_at IS NULL;
SELECT desk_protect('mail_domains');
