import { readFileSync } from 'node:fs'
import { accentGrounds, accentPalette } from '@mainstay/policy/portals'
import { expect, it } from 'vitest'

const sheet = readFileSync(new URL('../../ui/tokens.css', import.meta.url), 'utf8')
const token = (name: string) => {
  const [, light = '', dark = ''] = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(sheet) ?? []
  return { light, dark }
}

it('an accent is held against the grounds that the design has', () => {
  for (const scheme of ['light', 'dark'] as const) {
    const grounds = ['paper', 'surface', 'sunken', 'chip'].map((name) => token(name)[scheme])
    expect(accentGrounds[scheme].grounds).toEqual(grounds)
    expect(accentGrounds[scheme].surface).toBe(token('surface')[scheme])
  }
})

it('a portal of one’s own sets every token that is made of the accent', () => {
  expect(sheet).toContain(`--accent: light-dark(${token('accent').light}`)
  expect(Object.keys(accentPalette('light', '#0b6e69'))).toEqual(['accent', 'ink', 'soft', 'track', 'selected'])
})
