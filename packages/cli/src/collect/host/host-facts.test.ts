import { expect, it } from 'vitest'
import { readTimesyncOffset, readTracking } from './clock.ts'
import { readMounts } from './disks.ts'
import { readAptUpgrade } from './packages.ts'
import { readTicks } from './processor.ts'
import { readJournalBytes, readUnits } from './upkeep.ts'

it('ticks of the processor: all, idle, waiting, stolen', () => {
  expect(readTicks('cpu  100 5 50 800 20 1 4 20 0 0\ncpu0 1 2')).toEqual({
    total: 1000,
    idle: 800,
    ioWait: 20,
    steal: 20,
  })
})

it('mounts with blanks in their names', () => {
  const [mount] = readMounts(
    '36 35 98:0 /mnt1 /mnt/with\\040blank rw,noatime master:1 - ext3 /dev/root rw,errors=continue\n',
  )
  expect(mount).toEqual({
    mount: '/mnt/with blank',
    device: '/dev/root',
    fsType: 'ext3',
    numbers: '98:0',
    options: ['rw', 'noatime'],
  })
})

it('how far the clock is off, by chrony and by systemd', () => {
  expect(readTracking('System time     : 0.012500000 seconds slow of NTP time\nLeap status     : Normal\n')).toEqual({
    source: 'chrony',
    synchronised: true,
    offsetMs: -12.5,
  })
  expect(readTracking('Leap status     : Not synchronised\n')).toEqual({ source: 'chrony', synchronised: false })
  expect([
    readTimesyncOffset('  Offset: -1.5ms\n'),
    readTimesyncOffset('Offset: +250us'),
    readTimesyncOffset(''),
  ]).toEqual([-1.5, 0.25, undefined])
})

it('updates that wait, security apart', () => {
  const text =
    'Inst openssl [3.0.1] (3.0.2 Debian-Security:12/stable-security [amd64])\nInst vim [9.0] (9.1 Debian:12/stable [amd64])\nConf vim\n'
  expect(readAptUpgrade(text)).toEqual({ pending: 2, pendingSecurity: 1 })
})

it('units of systemd; what is not installed is left out', () => {
  const text =
    'Id=postgresql.service\nLoadState=loaded\nActiveState=active\nUnitFileState=enabled\nNRestarts=2\n\nId=nginx.service\nLoadState=not-found\nActiveState=inactive\n'
  expect(readUnits(text)).toEqual([{ name: 'postgresql', active: true, enabled: true, restarts: 2 }])
  expect(readJournalBytes('Archived and active journals take up 1.5G in the file system.')).toBe(1_610_612_736)
})
