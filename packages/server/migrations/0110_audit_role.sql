-- The audit log has a role of its own: it alone adds entries, and nobody ever puts it on. Who works at the desk reaches it
-- through one function, which adds and does nothing else, and only to the log of an account of theirs.
DO $$
BEGIN
  BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'desk_audit') THEN
      CREATE ROLE desk_audit NOLOGIN NOINHERIT;
    END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END;
  BEGIN
    IF NOT pg_has_role(current_user, 'desk_audit', 'MEMBER') THEN
      EXECUTE format('GRANT desk_audit TO %I', current_user);
    END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END;
END $$;
GRANT USAGE, CREATE ON SCHEMA public TO desk_audit;

CREATE FUNCTION desk_note_audit(entries json) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO audit_entries (account_id, id, seq, at, actor_type, actor_id, action, subject_type, subject_id, event_id,
                             facts, texts, hash)
  SELECT account_id, id, seq, at, actor_type, actor_id, action, subject_type, subject_id, event_id, facts, texts,
         decode(hash, 'hex')
  FROM json_to_recordset(entries) AS x (account_id uuid, id uuid, seq bigint, at timestamptz, actor_type text,
    actor_id uuid, action text, subject_type text, subject_id text, event_id uuid, facts jsonb, texts jsonb, hash text);
  RETURN true;
END $$;
ALTER FUNCTION desk_note_audit(json) OWNER TO desk_audit;
REVOKE CREATE ON SCHEMA public FROM desk_audit;
REVOKE ALL ON FUNCTION desk_note_audit(json) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk_note_audit(json) TO desk_customer, desk_staff, desk_staff_limited, desk_worker;

GRANT INSERT ON audit_entries TO desk_audit;
REVOKE INSERT ON audit_entries FROM desk_customer, desk_staff, desk_staff_limited, desk_worker;
DROP POLICY customer ON audit_entries;
DROP POLICY limited_adds ON audit_entries;
DROP POLICY staff ON audit_entries;
DROP POLICY worker ON audit_entries;
CREATE POLICY staff ON audit_entries FOR SELECT TO desk_staff USING (true);
CREATE POLICY worker ON audit_entries FOR SELECT TO desk_worker USING (true);
-- `role` still names who called: a function of another owner changes the user, not the setting.
CREATE POLICY adds ON audit_entries FOR INSERT TO desk_audit WITH CHECK (
  CASE current_setting('role')
    WHEN 'desk_customer' THEN account_id IN (desk_account(), '00000000-0000-0000-0000-000000000000')
    WHEN 'desk_staff_limited' THEN account_id = ANY (desk_accounts() || '00000000-0000-0000-0000-000000000000'::uuid)
    ELSE true
  END
);
