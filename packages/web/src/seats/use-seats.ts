import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { keyOf, type Returned, read, request } from '../data/index.ts'

export type Contacts = Returned<'GET /accounts/:accountId/contacts'>
export type Contact = Contacts['items'][number]
export type Training = Returned<'GET /accounts/:accountId/training'>
export type TrainingRecord = Training['contacts'][number]['records'][number]

/** Contacts and observers with the seats taken; nothing is asked while it is not known whose. */
export const useContacts = (accountId: string) =>
  useQuery({ ...read('GET /accounts/:accountId/contacts', { params: { accountId } }), enabled: accountId !== '' })

/** What each contact was taught, and what is missing. */
export const useTraining = (accountId: string) =>
  useQuery({ ...read('GET /accounts/:accountId/training', { params: { accountId } }), enabled: accountId !== '' })

/** Who was here before, a page at a time. */
export const usePastContacts = (accountId: string) =>
  useInfiniteQuery({
    queryKey: keyOf('GET /accounts/:accountId/contacts/past', { params: { accountId } }),
    queryFn: ({ pageParam, signal }) =>
      request('GET /accounts/:accountId/contacts/past', {
        params: { accountId },
        query: { limit: 10, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled: accountId !== '',
  })

/** Which seat somebody has, counted from the primary on. */
export const seatOf = ({ items }: Contacts, { id }: Contact): number =>
  items.filter(({ role }) => role === 'contact').findIndex((contact) => contact.id === id) + 1
