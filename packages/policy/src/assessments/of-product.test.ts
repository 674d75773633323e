import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOfProduct } from './of-product.ts'

const deploy = { key: 'deploy', name: 'Northlight Deploy' }

describe('whose product a bundle is of', () => {
  it('is told by the key or the name, however they are written', () => {
    for (const said of ['deploy', 'Northlight Deploy', ' northlight-deploy ', 'NORTHLIGHT_DEPLOY'])
      expect(isOfProduct(said, deploy)).toBe(true)
    for (const said of ['Mainstay', 'Northlight', 'Northlight Deploy Agent'])
      expect(isOfProduct(said, deploy)).toBe(false)
  })

  it('is anybody’s while the file of collectors names none', () => {
    expect(isOfProduct('unknown', deploy)).toBe(true)
    expect(isOfProduct(' ', deploy)).toBe(true)
  })

  it('law: a product is itself, by any spelling of its own name, and never throws over another’s', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (key, name, said) => {
        expect(isOfProduct(name.toUpperCase().toLowerCase(), { key, name: name.toUpperCase() })).toBe(true)
        expect(typeof isOfProduct(said, { key, name })).toBe('boolean')
      }),
    )
  })
})
