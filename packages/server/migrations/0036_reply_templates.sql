-- Words that replies may begin with: the vendor's own, no customer's, so no row of them belongs to an account.
CREATE TABLE reply_templates (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  body text NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  version bigint NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX reply_templates_name ON reply_templates (lower(name));
GRANT SELECT, INSERT, UPDATE, DELETE ON reply_templates TO desk_staff, desk_staff_limited;
GRANT SELECT, INSERT ON reply_templates TO desk_worker;
