import { useQuery } from '@tanstack/react-query'
import { type Returned, read } from '../data/index.ts'

export type Installation = Returned<'GET /accounts/:accountId/environments'>['items'][number]
export type Standing = Installation['platforms'][number]

/** Installations of the account that are not closed, production first. */
export const useInstallations = (accountId: string) =>
  useQuery({ ...read('GET /accounts/:accountId/environments', { params: { accountId } }), enabled: accountId !== '' })

/** What the vendor sells; the first is meant where nobody chose. */
export const useProducts = () => useQuery(read('GET /products', {}))

/** The support matrix of a product: where a form's suggestions come from. */
export const useMatrix = (productId: string | undefined) =>
  useQuery({
    ...read('GET /products/:productId/platforms', { params: { productId: productId ?? '' } }),
    enabled: productId !== undefined,
  })
