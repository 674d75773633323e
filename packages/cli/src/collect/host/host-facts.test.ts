import { expect, it } from 'vitest'
import { readTimesyncOffset, readTracking } from './clock.ts'
import { readMounts } from './disks.ts'
import { readInterfaces, readListening } from './network.ts'
import { readAptUpgrade } from './packages.ts'
import { readFaults, readTimers } from './planned-work.ts'
import { readTicks } from './processor.ts'
import { readPressureLine, readRaidText } from './strain.ts'
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

it('how long programs waited for a resource, as a share', () => {
  const text = 'some avg10=0.00 avg60=0.12 avg300=12.50 total=9\nfull avg10=0.00 avg60=0.00 avg300=0.25 total=1\n'
  expect([readPressureLine(text, 'some'), readPressureLine(text, 'full')]).toEqual([0.125, 0.0025])
  expect(readPressureLine(undefined, 'some')).toBeUndefined()
})

it('disks that are kept twice, and one of them that failed', () => {
  const text = `Personalities : [raid1] [raid6]
md0 : active raid1 sdb1[1] sda1[0](F)
      976630464 blocks super 1.2 [2/1] [_U]
      bitmap: 3/8 pages [12KB], 65536KB chunk

md127 : active (auto-read-only) raid5 sde1[3] sdd1[1] sdc1[0]
      1953260544 blocks super 1.2 level 5, 512k chunk, algorithm 2 [3/3] [UUU]

unused devices: <none>
`
  expect(readRaidText(text)).toEqual([
    { name: 'md0', level: 'raid1', devices: 2, working: 1, degraded: true },
    { name: 'md127', level: 'raid5', devices: 3, working: 3, degraded: false },
  ])
})

it('ports that are listened on: those for this machine alone apart', () => {
  const four = `  sl  local_address rem_address   st tx_queue rx_queue
   0: 0100007F:1538 00000000:0000 0A 00000000:00000000 00:00000000
   1: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000
   2: 0100007F:0016 0100007F:C350 01 00000000:00000000 00:00000000`
  const six = `   0: 00000000000000000000000001000000:1538 00000000000000000000000000000000:0000 0A 0:0
   1: 00000000000000000000000000000000:01BB 00000000000000000000000000000000:0000 0A 0:0`
  expect(readListening([four, six])).toEqual([
    { port: 22, open: true },
    { port: 443, open: true },
    { port: 5432, open: false },
  ])
})

it('what got lost on a network device; what containers bring is left out', () => {
  const text = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo: 900 9 0 0 0 0 0 0 900 9 0 0 0 0 0 0
  eth0: 123456 1000 2 3 0 0 0 0 654321 500 1 4 0 0 0 0
veth12: 1 1 9 9 0 0 0 0 1 1 0 0 0 0 0 0`
  expect(readInterfaces(text)).toEqual([{ name: 'eth0', packets: 1500, errors: 3, dropped: 7 }])
})

it('timers, and those that will never start; errors of a day by who wrote them', () => {
  const timers = `Tue 2026-12-01 00:00:00 UTC 4h left Mon 2026-11-30 00:00:04 UTC 19h ago pg-backup.timer pg-backup.service
-                           -       -                           -       old-backup.timer old-backup.service`
  expect(readTimers(timers)).toEqual([
    { name: 'pg-backup', active: true },
    { name: 'old-backup', active: false },
  ])
  const journal = `Nov 30 10:00:01 db1 sshd[812]: error: maximum authentication attempts exceeded
Nov 30 10:00:02 db1 kernel: I/O error, dev sda
    sector 12
Nov 30 10:00:03 db1 sshd[813]: fatal: bye`
  expect(readFaults(journal)).toEqual({
    errors: 3,
    by: [
      { name: 'sshd', count: 2 },
      { name: 'kernel', count: 1 },
    ],
  })
})
