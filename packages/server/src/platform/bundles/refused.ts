/** Every way in which a packed bundle is refused. */
export type BundleRefusalCode =
  | 'bundle.too_large'
  | 'bundle.too_many_entries'
  | 'bundle.ratio'
  | 'bundle.link'
  | 'bundle.path'
  | 'bundle.hash'
  | 'bundle.unreadable'
  | 'bundle.took_too_long'

/** A bundle that is not read on. The message is for people; `path` as it stands in the archive, cut and made harmless. */
export class BundleRefused extends Error {
  readonly code: BundleRefusalCode
  readonly path: string | undefined

  constructor(code: BundleRefusalCode, message: string, path?: string) {
    super(message)
    this.code = code
    this.path = path === undefined ? undefined : harmless(path)
  }
}

const shown = 120
/** Without control characters and marks that turn the direction of text, and not longer than a line. */
const harmless = (path: string): string => path.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?').slice(0, shown)
