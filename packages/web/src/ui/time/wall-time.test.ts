import { describe, expect, it } from 'vitest'
import { readWallTime, writeWallTime } from './wall-time.ts'

describe('a time typed into a date and time field', () => {
  it('means the clock of the reader, not that of the machine', () => {
    expect(readWallTime('2026-11-24T18:00', 'Europe/Warsaw')).toBe(Date.parse('2026-11-24T17:00:00Z'))
    expect(readWallTime('2026-11-24T18:00', 'America/Chicago')).toBe(Date.parse('2026-11-25T00:00:00Z'))
  })
  it('takes the first of two equal times, and the moment after a gap', () => {
    expect(readWallTime('2026-10-25T02:30', 'Europe/Warsaw')).toBe(Date.parse('2026-10-25T00:30:00Z'))
    expect(readWallTime('2026-03-29T02:30', 'Europe/Warsaw')).toBe(Date.parse('2026-03-29T01:30:00Z'))
  })
  it('reads back what it writes', () => {
    const at = Date.parse('2026-07-01T09:15:00Z')
    for (const zone of ['Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns'])
      expect(readWallTime(writeWallTime(at, zone), zone)).toBe(at)
  })
  it('is nothing while it is half typed', () => expect(readWallTime('', 'Europe/Warsaw')).toBeUndefined())
})
