const longest = 200

/**
 * A name as it may be shown and sent: the last part of any path, without control and direction-changing characters
 * (a right-to-left mark makes `exe.gpj` of `jpg.exe`), at most 200 characters. Never used as a path.
 */
export function cleanFileName(sent: string | undefined): string {
  const last = (sent ?? '').normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .replace(/^\.+/, '')
  return shorten(clean) || 'file'
}

/** Keeps the ending, so that a long name still says what it is. */
function shorten(name: string): string {
  const signs = [...name]
  if (signs.length <= longest) return name
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? ''
  return signs.slice(0, longest - ending.length).join('') + ending
}

/** `Content-Disposition` of a download by RFC 6266: a plain name for old readers, the real one beside. */
export function attachmentHeader(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]/g, '_').replaceAll(/["\\%]/g, '_')
  const exact = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`
}

/** A media type as sent, when it is one; everything else is plain bytes. It is told, never trusted. */
export function cleanType(sent: string | undefined): string {
  const type = (sent ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return /^[a-z0-9][a-z0-9!#$&^_.+-]{0,60}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,60}$/.test(type)
    ? type
    : 'application/octet-stream'
}
