import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { type Answer, makeIdempotencyKey, type Operation, type Returned, requestAnswer, type Sent } from './request.ts'
import { isPreview } from './touches.ts'

type Change = Exclude<Operation, `GET ${string}`>
type Asked<K extends Operation> = Sent<K> & { readonly ifMatch?: string | undefined }

/**
 * A change sent to the desk. Pressing "Send" again after a lost connection repeats the same submission under the same
 * key, so that it happens once; changed contents are a new submission.
 */
export const useSend = <K extends Change>(operation: K) => {
  const client = useQueryClient()
  // by contents: two may be under way at once
  const keys = useRef(new Map<string, string>())
  return useMutation<Answer<Returned<K>>, Error, Asked<K>>({
    mutationFn: (sent) => {
      const contents = JSON.stringify(sent)
      const idempotencyKey = keys.current.get(contents) ?? makeIdempotencyKey()
      keys.current.set(contents, idempotencyKey)
      return requestAnswer(operation, { ...sent, idempotencyKey })
    },
    onSuccess: (_answer, sent) => {
      keys.current.delete(JSON.stringify(sent))
      return client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'GET /me' && !isPreview(queryKey),
      })
    },
  })
}
