import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { type Answer, makeIdempotencyKey, type Operation, type Returned, requestAnswer, type Sent } from './request.ts'

type Change = Exclude<Operation, `GET ${string}`>
type Asked<K extends Operation> = Sent<K> & { readonly ifMatch?: string | undefined }

/**
 * A change sent to the desk. Pressing "Send" again after a lost connection repeats the same submission under the same
 * key, so that it happens once; changed contents are a new submission.
 */
export const useSend = <K extends Change>(operation: K) => {
  const client = useQueryClient()
  const submission = useRef({ contents: '', key: '' })
  return useMutation<Answer<Returned<K>>, Error, Asked<K>>({
    mutationFn: (sent) => {
      const contents = JSON.stringify(sent)
      if (submission.current.contents !== contents) submission.current = { contents, key: makeIdempotencyKey() }
      return requestAnswer(operation, { ...sent, idempotencyKey: submission.current.key })
    },
    onSuccess: () => {
      submission.current = { contents: '', key: '' }
      return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'GET /me' })
    },
  })
}
