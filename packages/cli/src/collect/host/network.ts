import type { Access } from '../machine/access.ts'
import type { Machine } from '../machine/machine.ts'

const tables = ['/proc/net/tcp', '/proc/net/tcp6'] as const
const devices = '/proc/net/dev'
export const networkAccess: Access = { files: [...tables, devices] }

const listens = '0A'
/** 127.0.0.0/8 and ::1 as the kernel writes them, words turned round. */
const isOwn = (address: string): boolean =>
  (address.length === 8 && address.endsWith('7F')) ||
  address === '00000000000000000000000001000000' ||
  /^0{16}FFFF0000.{6}7F$/.test(address)

/** Ports of `/proc/net/tcp` and `tcp6` that are listened on, and whether others than this machine can reach them. */
export const readListening = (texts: readonly string[]) => {
  const ports = new Map<number, boolean>()
  for (const line of texts.join('\n').split('\n')) {
    const [, local = '', , state] = line.trim().split(/\s+/)
    const [address = '', port = ''] = local.split(':')
    if (state !== listens || port === '') continue
    const at = Number.parseInt(port, 16)
    ports.set(at, (ports.get(at) ?? false) || !isOwn(address))
  }
  return [...ports].sort(([a], [b]) => a - b).map(([port, isOpen]) => ({ port, open: isOpen }))
}

const made = /^(?:lo|veth|docker|br-|cni|cali|flannel|virbr|tap|tun|dummy|sit)/

/** Lines `eth0: bytes packets errs drop …` of `/proc/net/dev`; what containers and bridges bring is left out. */
export const readInterfaces = (text: string) =>
  text.split('\n').flatMap((line) => {
    const [, name = '', rest = ''] = /^\s*([^\s:]+):\s*(.*)$/.exec(line) ?? []
    const [, receivedPackets, receiveErrors, receiveDrops, , , , , , sentPackets, sendErrors, sendDrops] = rest
      .split(/\s+/)
      .map(Number)
    if (name === '' || made.test(name) || sendDrops === undefined) return []
    return [
      {
        ...{ name, packets: (receivedPackets ?? 0) + (sentPackets ?? 0) },
        ...{ errors: (receiveErrors ?? 0) + (sendErrors ?? 0), dropped: (receiveDrops ?? 0) + sendDrops },
      },
    ]
  })

/** Who is listened to, and what got lost on the way. */
export const readNetwork = async (machine: Machine) => {
  const texts = await Promise.all(tables.map((path) => machine.tryRead(path, { quiet: true })))
  const listening = readListening(texts.filter((text) => text !== undefined))
  const interfaces = readInterfaces((await machine.tryRead(devices)) ?? '')
  machine.note(
    'ports that are listened on',
    listening.map(({ port, open }) => `${port}${open ? ' open' : ''}`).join('\n'),
  )
  return { ...(listening.length > 0 ? { listening } : {}), ...(interfaces.length > 0 ? { interfaces } : {}) }
}
