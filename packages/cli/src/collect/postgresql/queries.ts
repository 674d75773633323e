/** What is asked of PostgreSQL 12 and newer: catalogues and statistics alone, never a row of anybody's. */
const position = 'CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn() ELSE pg_current_wal_lsn() END'
const seconds = (from: string): string => `greatest(0, floor(extract(epoch FROM clock_timestamp() - ${from})))::bigint`

export const queries = {
  server: `SELECT split_part(current_setting('server_version'), ' ', 1) AS version, pg_is_in_recovery() AS is_standby,
    ${seconds('pg_postmaster_start_time()')} AS uptime_seconds, inet_server_addr()::text AS address, current_user AS role,
    (SELECT sum(pg_database_size(oid))::bigint FROM pg_database WHERE has_database_privilege(oid, 'CONNECT')) AS size_bytes,
    (SELECT max(age(datfrozenxid))::bigint FROM pg_database) AS oldest_xid_age`,
  settings: 'SELECT name, setting, unit, vartype FROM pg_settings ORDER BY name',
  connections: `SELECT count(*) FILTER (WHERE backend_type = 'client backend') AS used,
    count(*) FILTER (WHERE state LIKE 'idle in transaction%') AS idle,
    coalesce(max(${seconds('state_change')}) FILTER (WHERE state LIKE 'idle in transaction%'), 0) AS longest_idle,
    coalesce(max(${seconds('xact_start')}) FILTER (WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()), 0) AS longest_transaction
    FROM pg_stat_activity`,
  statistics: `SELECT sum(blks_hit)::bigint AS hit, sum(blks_read)::bigint AS read, sum(temp_bytes)::bigint AS temp_bytes,
    sum(deadlocks)::bigint AS deadlocks FROM pg_stat_database`,
  checkpoints: 'SELECT checkpoints_timed AS timed, checkpoints_req AS requested FROM pg_stat_bgwriter',
  checkpoints17: 'SELECT num_timed AS timed, num_requested AS requested FROM pg_stat_checkpointer',
  tables: `SELECT CASE WHEN s.schemaname = 'public' THEN s.relname::text ELSE s.schemaname || '.' || s.relname END AS name,
    s.n_live_tup AS live, s.n_dead_tup AS dead, pg_total_relation_size(s.relid) AS bytes,
    greatest(s.last_vacuum, s.last_autovacuum) AS "lastVacuumAt", greatest(s.last_analyze, s.last_autoanalyze) AS "lastAnalyzeAt",
    round(s.seq_scan::numeric / nullif(s.seq_scan + coalesce(s.idx_scan, 0), 0), 4)::float8 AS "seqScanShare",
    EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = s.relid AND i.indisprimary) AS "hasPrimaryKey"
    FROM pg_stat_user_tables s ORDER BY pg_total_relation_size(s.relid) DESC, s.relid LIMIT 500`,
  indexes: `SELECT (SELECT count(*) FROM pg_index WHERE NOT indisvalid) AS invalid,
    count(*) FILTER (WHERE s.idx_scan = 0 AND NOT i.indisunique) AS unused,
    coalesce(sum(pg_relation_size(s.indexrelid)) FILTER (WHERE s.idx_scan = 0 AND NOT i.indisunique), 0)::bigint AS "unusedBytes",
    (SELECT coalesce(sum(n - 1), 0)::bigint FROM (SELECT count(*) AS n FROM pg_index d JOIN pg_stat_user_tables t ON t.relid = d.indrelid
      GROUP BY d.indrelid, d.indkey::text, d.indclass::text, d.indoption::text, d.indexprs::text, d.indpred::text HAVING count(*) > 1) g) AS duplicate,
    (SELECT count(*) FROM pg_constraint c WHERE c.contype = 'f' AND NOT EXISTS (SELECT 1 FROM pg_index x
      WHERE x.indrelid = c.conrelid AND x.indisvalid AND (x.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)) AS "foreignKeysWithout"
    FROM pg_stat_user_indexes s JOIN pg_index i USING (indexrelid)`,
  sequences: `SELECT max(last_value::numeric / max_value)::float8 AS fullest FROM pg_sequences WHERE last_value > 0 AND max_value > 0`,
  standbys: `SELECT coalesce(state, 'unknown') AS state, greatest(0, pg_wal_lsn_diff(${position}, replay_lsn))::bigint AS "lagBytes",
    extract(epoch FROM replay_lag)::float8 AS "lagSeconds", sync_state AS sync FROM pg_stat_replication`,
  slots: `SELECT active, greatest(0, pg_wal_lsn_diff(${position}, restart_lsn))::bigint AS "retainedBytes" FROM pg_replication_slots`,
  archiver: `SELECT current_setting('archive_mode') <> 'off' AS enabled, last_archived_time AS "lastArchivedAt",
    last_failed_time AS "lastFailedAt", failed_count AS failed FROM pg_stat_archiver`,
  roles: `SELECT count(*) FILTER (WHERE rolsuper AND rolcanlogin) AS superusers,
    count(*) FILTER (WHERE rolcanlogin AND rolvaliduntil IS NULL) AS "withoutPasswordLimit" FROM pg_roles`,
  access: `SELECT count(*) FILTER (WHERE auth_method = 'trust') AS "trustLines",
    count(*) FILTER (WHERE auth_method IN ('md5', 'password')) AS "md5Lines",
    coalesce(bool_or(type LIKE 'host%' AND auth_method <> 'reject' AND (address = 'all' OR netmask IN ('0.0.0.0', '::'))), false) AS "openToAll",
    NOT coalesce(bool_or(type IN ('host', 'hostnossl') AND auth_method <> 'reject'
      AND address NOT IN ('127.0.0.1', '::1', 'localhost', 'samehost')), false) AS "tlsRequired"
    FROM pg_hba_file_rules WHERE error IS NULL`,
  extensions: `SELECT e.extname AS name, e.extversion AS version, a.default_version IS DISTINCT FROM e.extversion AS outdated
    FROM pg_extension e LEFT JOIN pg_available_extensions a ON a.name = e.extname ORDER BY 1`,
} as const

export const superuserQuery = (role: string): string =>
  `SELECT rolsuper AS superuser FROM pg_roles WHERE rolname = '${role.replaceAll("'", "''")}'`

/** Rows as one JSON text, whoever asks: our own connection or psql. */
export const asJson = (query: string): string =>
  `SELECT coalesce(json_agg(q), '[]')::text AS rows FROM (${query.replace(/;\s*$/, '')}) q`
