-- Who the database takes us for. Roles belong to the whole server, so another Mainstay beside this one may have made them.
-- None can log in, none owns anything: a unit of work puts one on for the length of its transaction.
DO $$
DECLARE wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['desk_customer', 'desk_staff', 'desk_staff_limited', 'desk_worker'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = wanted) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', wanted);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    BEGIN
      IF NOT pg_has_role(current_user, wanted, 'MEMBER') THEN
        EXECUTE format('GRANT %I TO %I', wanted, current_user);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END LOOP;
END $$;

-- Nobody but the owner makes objects here (PostgreSQL 15 starts this way, older upgraded servers do not).
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO desk_customer, desk_staff, desk_staff_limited, desk_worker;

-- What the unit of work said when it began. Unset reads as null, and null matches no row.
-- Plain SQL, so that the planner puts the expression itself into the index condition.
CREATE FUNCTION desk_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('desk.account_id', true), '')::uuid $$;
CREATE FUNCTION desk_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('desk.person_id', true), '')::uuid $$;
CREATE FUNCTION desk_accounts() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('desk.account_ids', true), '')::uuid[] $$;
CREATE FUNCTION desk_is_primary() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('desk.is_primary', true) = 'true', false) $$;
