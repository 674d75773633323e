import type { Returned } from './request.ts'
import { fetchAnswer, type SendOptions } from './request.ts'

/** Uploads one file; it belongs to nobody's message until one names its id. The largest is 25 MB. */
export const uploadFile = async (file: File, options: SendOptions = {}) =>
  (await fetchAnswer('POST /files', { ...options, query: { name: file.name }, body: file }))
    .body as Returned<'POST /files'>

/** Adds a file to a request that was just sent by somebody who is nobody here; the receipt stands for them. */
export const sendRequestFile = (file: File, receipt: string) =>
  fetchAnswer('POST /held-requests/files', {
    query: { name: file.name },
    body: file,
    headers: { 'mainstay-receipt': receipt },
  })
