/** A row of `pg_settings`. */
export interface SettingRow {
  readonly name: string
  readonly setting: string | null
  readonly unit: string | null
  readonly vartype: string
}

const bytes: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1024,
  '8kB': 8192,
  MB: 1024 ** 2,
  '16MB': 16 * 1024 ** 2,
  GB: 1024 ** 3,
}
const milliseconds: Readonly<Record<string, number>> = {
  us: 0.001,
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

/** `64kB`, `16MB`: a number of units in front of the unit itself. */
const factorOf = (unit: string | null): number => {
  if (unit === null) return 1
  const known = bytes[unit] ?? milliseconds[unit]
  if (known !== undefined) return known
  const [, count, of] = /^(\d+)(\w+)$/.exec(unit) ?? []
  return Number(count ?? 1) * (bytes[of ?? ''] ?? 1)
}

/** A setting as the snapshot has it: sizes in bytes, times in milliseconds, -1 and 0 as they are, switches as such. */
const readSetting = ({ setting, unit, vartype }: SettingRow): string | number | boolean => {
  if (setting === null) return ''
  if (vartype === 'bool') return setting === 'on'
  if (vartype !== 'integer' && vartype !== 'real') return setting.slice(0, 2000)
  const value = Number(setting)
  if (!Number.isFinite(value)) return setting
  return value < 0 ? value : Math.min(value * factorOf(unit), Number.MAX_SAFE_INTEGER)
}

/** All of them by their names. */
export const readSettings = (rows: readonly SettingRow[]): Readonly<Record<string, string | number | boolean>> =>
  Object.fromEntries(rows.map((row) => [row.name, readSetting(row)]))
