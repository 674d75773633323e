import { expect, it } from 'vitest'
import { deviceOf, readDevice } from './device-words.ts'

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
    'Safari',
    'macOS',
  ],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit CriOS/140.0 Safari/604.1', 'Chrome', 'iOS'],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', 'Chrome', 'Android'],
  ['curl/8.5.0', null, null],
])('says in two words what device a session is on: %s', (userAgent, browser, system) => {
  expect(readDevice(deviceOf(userAgent))).toEqual({ browser, system })
})

it('keeps nothing that somebody put there by hand', () => {
  expect(deviceOf('<script>Firefox/1</script> ana@acme.test')).toBe('Firefox/')
  expect(readDevice(null)).toEqual({ browser: null, system: null })
})
