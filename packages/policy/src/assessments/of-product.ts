/** A product as the vendor's catalogue has it. */
interface CataloguedProduct {
  readonly key: string
  readonly name: string
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
/** What the shipped files of collectors say until somebody names the product in them. */
const unsaid = new Set(['', 'unknown'])

/** Whether what was collected is of this product, by its key or its name however written. What says nothing may be of any. */
export function isOfProduct(said: string, { key, name }: CataloguedProduct): boolean {
  const given = plain(said)
  return unsaid.has(given) || given === plain(key) || given === plain(name)
}
