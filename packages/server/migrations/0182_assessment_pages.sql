-- Lists of assessments, their reports and their findings walk along an index until a page is full, for whoever reads them.
-- steps run inside a transaction
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX assessments_state ON assessments (state, changed_at DESC, id DESC);
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX assessment_reports_published ON assessment_reports (published_at DESC, id DESC);
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX service_reports_account ON service_reports (account_id, issued_at DESC, id DESC) WHERE issued_at IS NOT NULL;
-- the version that follows one
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX service_reports_follows ON service_reports (account_id, follows_id) WHERE follows_id IS NOT NULL;

-- of all its installations
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX bundles_account ON bundles (account_id, collected_at DESC, id DESC);

-- what is fixed last, then the gravest first, then what is due next
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX findings_listed ON findings (account_id, (state = 'fixed'),
  (array_position(ARRAY['critical', 'high', 'medium', 'low', 'info'], severity)), (coalesce(due_on, 'infinity'::date)), id);
-- what was closed in a time
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX findings_closed ON findings (account_id, fixed_at) WHERE fixed_at IS NOT NULL;
