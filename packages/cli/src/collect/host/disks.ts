import { known, numberFrom } from '../facts/collected.ts'
import type { Access } from '../machine/access.ts'
import type { Machine } from '../machine/machine.ts'

export const disksAccess: Access = {
  files: ['/proc/self/mountinfo', '/sys/dev/block/*/queue/rotational', '/sys/dev/block/*/../queue/rotational'],
}

export interface Mount {
  readonly mount: string
  readonly device: string
  readonly fsType: string
  readonly numbers: string
  readonly options: readonly string[]
}

const octal = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))

/** Lines of `/proc/self/mountinfo` (proc(5)): number, parent, major:minor, root, mount, options … - type device more. */
export const readMounts = (mountinfo: string): readonly Mount[] =>
  mountinfo.split('\n').flatMap((line) => {
    const [left = '', right = ''] = line.split(' - ')
    const [, , numbers = '', , mount = '', options = ''] = left.split(' ')
    const [fsType = '', device = ''] = right.split(' ')
    return mount ? [{ mount: octal(mount), device: octal(device), fsType, numbers, options: options.split(',') }] : []
  })

const real =
  /^(?:ext[234]|xfs|btrfs|zfs|f2fs|jfs|reiserfs|bcachefs|vfat|ntfs3?|overlay|9p|virtiofs|nfs4?|cifs|smb3|ceph|glusterfs|fuse\.\w+)$/
/** Asking a server that is gone would hang: these are named without their room. */
const remote = /^(?:nfs4?|cifs|smb3|ceph|glusterfs|fuse\.)/

type Purposes = Readonly<Partial<Record<string, string>>>

/** The mount that a path lives on. */
const mountOf = (path: string, mounts: readonly Mount[]): string | undefined =>
  mounts
    .filter(({ mount }) => path === mount || path.startsWith(mount === '/' ? '/' : `${mount}/`))
    .sort((a, b) => b.mount.length - a.mount.length)[0]?.mount

const rotationalOf = async (machine: Machine, numbers: string): Promise<boolean | undefined> => {
  const own = await machine.tryRead(`/sys/dev/block/${numbers}/queue/rotational`, { quiet: true })
  const said = own ?? (await machine.tryRead(`/sys/dev/block/${numbers}/../queue/rotational`, { quiet: true }))
  return said === undefined ? undefined : said.trim() === '1'
}

async function readDisk(machine: Machine, one: Mount, purposes: readonly string[]) {
  const room = await machine.room(one.mount)
  return known({
    mount: one.mount,
    device: one.device,
    fsType: one.fsType,
    totalBytes: room.blocks * room.bsize,
    usedBytes: (room.blocks - room.bfree) * room.bsize,
    inodesTotal: numberFrom(String(room.files)),
    inodesUsed: numberFrom(String(Math.max(0, room.files - room.ffree))),
    rotational: await rotationalOf(machine, one.numbers),
    options: [...one.options],
    purposes: purposes.length > 0 ? [...purposes] : undefined,
  })
}

/** Room and inodes of each real file system, once a device, with what lives there. */
export const readDisks = async (machine: Machine, purposes: Purposes) => {
  const mounts = readMounts((await machine.tryRead('/proc/self/mountinfo')) ?? '').filter(({ fsType }) =>
    real.test(fsType),
  )
  const asked = { root: '/', ...purposes }
  const purposesOf = (mount: string): readonly string[] =>
    Object.entries(asked).flatMap(([purpose, path]) =>
      path !== undefined && mountOf(path, mounts) === mount ? [purpose] : [],
    )
  const disks = []
  for (const one of mounts) {
    const serves = purposesOf(one.mount)
    const again = mounts.findIndex(({ numbers }) => numbers === one.numbers) < mounts.indexOf(one)
    if (again && serves.length === 0) continue
    if (remote.test(one.fsType))
      machine.remark(`${one.mount} is on another machine (${one.fsType}); its room was not asked`)
    else disks.push(await readDisk(machine, one, serves).catch(() => undefined))
  }
  const found = disks.flatMap((disk) => (disk && disk.totalBytes > 0 ? [disk] : []))
  return found.length > 0 ? { disks: found } : {}
}
