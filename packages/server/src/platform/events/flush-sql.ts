/** In id order, so that two transactions about the same accounts never wait for each other in a circle. */
export const lockHeadsSql = `
  SELECT account_id, event_seq, audit_seq, encode(audit_head, 'hex') AS audit_head
  FROM event_heads WHERE account_id = ANY ($1::uuid[]) ORDER BY account_id FOR NO KEY UPDATE`

/** The first event of an account. */
export const makeHeadsSql = `
  INSERT INTO event_heads (account_id, event_seq, audit_seq, audit_head)
  SELECT wanted, 0, 0, decode(repeat('00', 32), 'hex') FROM unnest($1::uuid[]) AS wanted
  ON CONFLICT (account_id) DO NOTHING`

/** Everything a transaction tells, in one statement. */
export const writeAllSql = `
  WITH told AS (
    INSERT INTO events (account_id, id, account_seq, type, version, subject_type, subject_id, actor_type, actor_id,
                        audience, at, data, position_xid)
    SELECT account_id, id, account_seq, type, version, subject_type, subject_id, actor_type, actor_id,
           audience, at, data, pg_current_xact_id()
    FROM json_to_recordset($1::json) AS x (account_id uuid, id uuid, account_seq bigint, type text, version integer,
      subject_type text, subject_id text, actor_type text, actor_id uuid, audience text, at timestamptz, data jsonb)
  ), noted AS MATERIALIZED (
    SELECT desk_note_audit($2::json) AS is_noted
  ), owed AS (
    INSERT INTO outbox (account_id, id, event_id, effect, state, attempts, failures, created_at, next_try_at)
    SELECT account_id, id, event_id, effect, 'waiting', 0, 0, $5::timestamptz, $6::timestamptz
    FROM json_to_recordset($3::json) AS x (account_id uuid, id uuid, event_id uuid, effect text)
  )
  UPDATE event_heads AS head
  SET event_seq = next.event_seq, audit_seq = next.audit_seq, audit_head = decode(next.audit_head, 'hex')
  FROM json_to_recordset($4::json) AS next (account_id uuid, event_seq bigint, audit_seq bigint, audit_head text), noted
  WHERE head.account_id = next.account_id AND noted.is_noted`
