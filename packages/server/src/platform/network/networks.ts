import { BlockList, isIP, SocketAddress } from 'node:net'

type Family = 'ipv4' | 'ipv6'
interface Address {
  readonly address: string
  readonly family: Family
}
const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/
const bitsOf = { ipv4: 32, ipv6: 128 } as const
/** Of an IPv6 address that carries an IPv4 one, the bits before it. */
const mappedBits = 96

/**
 * An address in its one spelling; an IPv4 address that came dressed as IPv6 (`::ffff:192.0.2.1`, as a dual socket tells
 * it) is the IPv4 address. Undefined for what is no address.
 */
function readAddress(written: string): Address | undefined {
  const [plain = ''] = written.split('%', 1)
  const family = ({ 4: 'ipv4', 6: 'ipv6' } as const)[isIP(plain)]
  if (family === undefined) return undefined
  const { address } = new SocketAddress({ address: plain, family })
  const inside = mapped.exec(address)?.[1]
  return inside === undefined ? { address, family } : { address: inside, family: 'ipv4' }
}

interface Network extends Address {
  readonly bits: number
}
/** A network, or one address as a network of its own. */
function readNetwork(written: string): Network | undefined {
  const [at = '', bits] = written.split('/')
  const address = readAddress(at)
  if (!address) return undefined
  const isMapped = address.family === 'ipv4' && isIP(at) === 6
  const most = bitsOf[address.family]
  if (bits === undefined) return { ...address, bits: most }
  const said = Number(bits) - (isMapped ? mappedBits : 0)
  return /^\d{1,3}$/.test(bits) && said >= 0 && said <= most ? { ...address, bits: said } : undefined
}

/** Whether this is a network in CIDR or a single address. */
export const isNetwork = (written: string): boolean => readNetwork(written) !== undefined

/** Whether an address lies within one of the networks. What cannot be read lies nowhere: a doubt keeps the door shut. */
export function isWithin(networks: readonly string[], address: string): boolean {
  const at = readAddress(address)
  if (!at) return false
  const list = new BlockList()
  for (const network of networks.map(readNetwork)) {
    // an IPv6 network never speaks of IPv4 addresses, whatever they can be dressed as
    if (network?.family === at.family) list.addSubnet(network.address, network.bits, network.family)
  }
  return list.check(at.address, at.family)
}

/** Where somebody is, coarsely: the /24 of an IPv4 address, the /48 of an IPv6 one. */
export function coarseNetwork(address: string): string {
  const at = readAddress(address)
  if (!at) return 'unknown'
  if (at.family === 'ipv4') return `${at.address.split('.').slice(0, 3).join('.')}.0/24`
  return `${firstGroups(at.address).join(':')}::/48`
}

/** The first three groups of an IPv6 address, with what `::` stands for written out. */
function firstGroups(address: string): readonly string[] {
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  if (tail === undefined) return before.slice(0, 3)
  const after = tail === '' ? [] : tail.split(':')
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after].slice(0, 3)
}
