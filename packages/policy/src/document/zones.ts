/** Whether the running engine's tz data knows the IANA zone. */
export const isKnownZone = (zone: string): boolean => {
  if (zone === '' || /^[+-]/.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** `2026-02-30` is no date; `2028-02-29` is. */
export const isCivilDate = (written: string): boolean => {
  const at = Date.parse(`${written}T00:00:00Z`)
  return Number.isFinite(at) && new Date(at).toISOString().slice(0, 10) === written
}
