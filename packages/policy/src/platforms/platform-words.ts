import type { Platform, PlatformKind } from './types.ts'

type Written = Platform & { readonly version: string | null }

/** What stands last and begins with a digit is the version: `Windows Server 2022`, `Oracle 19c`; `z/OS` has none. */
export const readPlatform = (kind: PlatformKind, written: string): Written => {
  const text = written.trim().replace(/\s+/g, ' ')
  const [, name, version] = /^(.+?) v?(\d\S*)$/iu.exec(text) ?? []
  return name === undefined || version === undefined ? { kind, name: text, version: null } : { kind, name, version }
}

/** A platform as people write it: `Ubuntu 22.04`. */
export const writePlatform = ({ name, version }: Pick<Platform, 'name' | 'version'>): string =>
  version ? `${name} ${version}` : name
