/** In this order: most name their elders too. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/Chrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b|\biPad\b/, 'iOS'],
  [/\bWindows NT\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
  [/\bCrOS\b/, 'ChromeOS'],
]
const nameIn = (table: typeof browsers, userAgent: string): string =>
  table.find(([pattern]) => pattern.test(userAgent))?.[1] ?? ''

/** What is kept of a browser: `Firefox/Linux`. Enough to know a device again, too little to follow somebody by. */
export const deviceOf = (userAgent: string | undefined): string =>
  `${nameIn(browsers, userAgent ?? '')}/${nameIn(systems, userAgent ?? '')}`

/** What `deviceOf` kept, in two words. */
export function readDevice(kept: string | null): { readonly browser: string | null; readonly system: string | null } {
  const [browser = '', system = ''] = (kept ?? '').split('/', 2)
  return { browser: browser === '' ? null : browser, system: system === '' ? null : system }
}
