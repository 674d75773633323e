import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { read } from '../data/index.ts'

/** The product that the address names by its key (`?product=deploy`); undefined while it names none. */
export const useProductAsked = () => {
  const { product: key } = useSearch({ strict: false }) as { readonly product?: unknown }
  const products = useQuery(read('GET /products', {})).data?.items ?? []
  const product = products.find((one) => one.key === key)
  return { products, product, query: product === undefined ? {} : { productId: product.id } }
}
