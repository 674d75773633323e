import { expect, it } from 'vitest'
import { isHere, readKeywords } from './connection.ts'
import { asJson } from './queries.ts'
import { readSettings } from './settings.ts'

const row = (name: string, setting: string | null, unit: string | null, vartype: string) => ({
  name,
  setting,
  unit,
  vartype,
})

it('sizes come in bytes, times in milliseconds, switches as such, -1 and names as they are', () => {
  expect(
    readSettings([
      row('shared_buffers', '16384', '8kB', 'integer'),
      row('work_mem', '4096', 'kB', 'integer'),
      row('max_wal_size', '1024', 'MB', 'integer'),
      row('checkpoint_timeout', '300', 's', 'integer'),
      row('autovacuum_naptime', '1', 'min', 'integer'),
      row('deadlock_timeout', '1000', 'ms', 'integer'),
      row('log_min_duration_statement', '-1', 'ms', 'integer'),
      row('fsync', 'on', null, 'bool'),
      row('random_page_cost', '1.1', null, 'real'),
      row('wal_level', 'replica', null, 'enum'),
      row('primary_conninfo', null, null, 'string'),
    ]),
  ).toEqual({
    shared_buffers: 134_217_728,
    work_mem: 4_194_304,
    max_wal_size: 1_073_741_824,
    checkpoint_timeout: 300_000,
    autovacuum_naptime: 60_000,
    deadlock_timeout: 1000,
    log_min_duration_statement: -1,
    fsync: true,
    random_page_cost: 1.1,
    wal_level: 'replica',
    primary_conninfo: '',
  })
})

it('a connection in libpq’s own words is understood, quotes and all', () => {
  expect(readKeywords("host=db port = 5433 password='it\\'s a \\\\ secret' user=bo")).toEqual({
    host: 'db',
    port: '5433',
    password: "it's a \\ secret",
    user: 'bo',
  })
})

it('a socket and the loopback are this machine', () => {
  expect(['/run/postgresql', 'localhost', '127.0.0.1', '::1', null].every(isHere)).toBe(true)
  expect(isHere('203.0.113.9')).toBe(false)
})

it('a question is wrapped, so that its answer is one text', () => {
  expect(asJson('SELECT 1 AS n;\n')).toBe("SELECT coalesce(json_agg(q), '[]')::text AS rows FROM (SELECT 1 AS n) q")
})
