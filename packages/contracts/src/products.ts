import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ProductId } from './shared.ts'

export const listProductsEndpoint = endpoint({
  method: 'GET',
  path: '/products',
  summary: 'What the vendor sells',
  tag: 'Products',
  door: 'signed_in',
  returns: z.object({ items: z.array(z.object({ id: ProductId, key: z.string(), name: z.string() })) }),
  refuses: [],
})
