const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes of base64 as characters; nothing where it is none. Written out, for there is no decoder in plain JavaScript. */
const decode = (text: string): string | undefined => {
  let bits = 0
  let held = 0
  let decoded = ''
  for (const character of text.replace(/=+$/, '')) {
    const value = alphabet.indexOf(character)
    if (value < 0) return undefined
    bits = (bits << 6) | value
    held += 6
    if (held < 8) continue
    held -= 8
    decoded += String.fromCharCode((bits >> held) & 0xff)
    bits &= (1 << held) - 1
  }
  return decoded
}

/** Whether it is `somebody:something` in base64, as Basic sign-in sends it. */
export const decodesToCredentials = (text: string): boolean => {
  const decoded = decode(text.slice(0, 400))
  return decoded !== undefined && /^[^:\p{Cc}]{0,128}:\P{Cc}{1,300}$/u.test(decoded)
}
