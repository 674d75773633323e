import { decodesToCredentials } from './base64.ts'
import type { Pattern } from './token-patterns.ts'

/** Any header's own rest of the line, in whichever of quotes and escapes it stands. */
const lineRest = String.raw`[^\r\n"'\x60<]{1,8000}`
const looksRandom = (secret: string): boolean => /\d/.test(secret) || /[A-Z].*[a-z]|[a-z].*[A-Z]/.test(secret)

/** Secrets that what stands around them gives away. */
export const contextPatterns: readonly Pattern[] = [
  {
    kind: 'authorization',
    find: new RegExp(String.raw`(?:proxy-|x-)?authorization\\*["']?\s{0,4}[:=,]\s{0,4}\\*["']?(?<s>${lineRest})`, 'gi'),
  },
  { kind: 'bearer', find: /bearer(?:\s|%20|\+){1,4}(?<s>[\w.~+/=:-]{8,8000})/gi, holds: looksRandom },
  {
    kind: 'basic_auth',
    find: /basic(?:\s|%20|\+){1,4}(?<s>[A-Za-z0-9+/]{6,2000}={0,2})/gi,
    holds: decodesToCredentials,
  },
  {
    kind: 'basic_auth',
    find: /auth\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?(?<s>[A-Za-z0-9+/]{6,2000}={0,2})/gi,
    holds: decodesToCredentials,
  },
  {
    kind: 'cookie',
    find: new RegExp(String.raw`(?<![\w])(?:set-)?cookie2?\\*["']?\s{0,4}[:=]\s{0,4}\\*["']?(?<s>${lineRest})`, 'gi'),
    // a header has pairs; a package may be called so, too
    holds: (value) => value.includes('=') || value.length >= 16,
  },
  // the name of who signs in may stay, the password may hold any character but space and quotes
  {
    kind: 'connection_string',
    find: /[a-z][a-z0-9+.-]{0,30}:\\?\/\\?\/[^\s/:@"'<>[\]]{0,256}:(?<s>[^\s"'<>]{1,512})@(?=[\w.[%{$-])/gi,
    holds: (secret) => !/^\d{1,5}(?:[/?#]|$)/.test(secret),
  },
  {
    kind: 'connection_string',
    find: /[a-z][a-z0-9+.-]{0,30}:\/\/(?<s>[\w~%.+-]{16,300})@(?=[\w.[])/gi,
    holds: (secret) => /\d/.test(secret),
  },
  { kind: 'connection_string', find: /[^\s:@"'/(]{1,128}:(?<s>[^\s"']{1,256})@(?:tcp[46]?|unix)\(/g },
  { kind: 'command_line', find: /\bmysql(?:dump|admin|import|show)?\b[^\r\n]{0,300}?\s-p(?<s>[^\s]{1,200})/g },
  { kind: 'command_line', find: /\bsshpass\s{1,4}-p\s{0,4}(?<s>"[^"]{1,200}"|'[^']{1,200}'|\S{1,200})/g },
  {
    kind: 'command_line',
    find: /(?:^|\s)(?:-u|--user|--proxy-user)(?:\s{1,4}|=)["']?[^\s:"']{1,128}:(?<s>[^\s"']{1,256})/g,
  },
  {
    kind: 'command_line',
    find: /\b(?:openssl|keytool)\b[^\r\n]{0,300}?\s-?-(?:pass(?:in|out)?|storepass|keypass|k)\s{1,4}(?:pass:)?(?<s>\S{1,200})/g,
  },
  { kind: 'command_line', find: /\bredis-cli\b[^\r\n]{0,200}?\s-a\s{1,4}(?<s>\S{1,200})/g },
  { kind: 'named_secret', find: /\blogin\s{1,20}\S{1,200}\s{1,20}password\s{1,20}(?<s>\S{1,256})/g },
  {
    kind: 'named_secret',
    find: /^[^\S\r\n]{0,20}(?:requirepass|masterauth|auth_pass|bindpw|rootpw|password)[^\S\r\n]{1,20}(?<s>[^\s:=|][^\r\n]{0,256})/gim,
    holds: (value) => !/\s[a-z]+\s/.test(value),
  },
  {
    kind: 'named_secret',
    find: /\bidentified\s{1,8}(?:with\s{1,8}\S{1,60}\s{1,8})?(?:by|as)\s{1,8}["'](?<s>[^"'\r\n]{1,256})["']/gi,
  },
  { kind: 'named_secret', find: /\bstats\s{1,8}auth\s{1,8}[^\s:]{1,100}:(?<s>\S{1,200})/gi },
  // .pgpass: host:port:database:user:password
  {
    kind: 'named_secret',
    find: /^[^\s:#"'{}/]{1,200}:(?:\d{2,5}|\*):(?!\d+:\d+:)[^\s:"'{}]{1,100}:[^\s:"'{}]{1,100}:(?<s>[^\r\n]{1,256})$/gm,
  },
]
