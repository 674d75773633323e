import type { Returned } from '../../data/index.ts'
import { ApiProblem, addressOf } from '../../data/index.ts'

export type FileDraft = Returned<'POST /files'>

interface Upload {
  readonly file: File
  /** Kept over tries, so that a lost answer does not store the file twice. */
  readonly key: string
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

const readAnswer = (request: XMLHttpRequest): unknown => {
  try {
    return JSON.parse(request.responseText)
  } catch {
    return undefined
  }
}
const problemOf = (request: XMLHttpRequest) => {
  const body = readAnswer(request)
  if (typeof body === 'object' && body !== null && 'code' in body && 'title' in body)
    return new ApiProblem({ ...(body as ApiProblem), status: request.status })
  return new ApiProblem({ code: 'desk.unreadable', status: request.status, title: '' })
}

/** Sends one file as it is, telling how far it came. Refuses with an `ApiProblem`; `status` 0 when the line broke. */
export const uploadFile = ({ file, key, onProgress, signal }: Upload) =>
  new Promise<FileDraft>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', addressOf('POST /files', { query: { name: file.name } }))
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('idempotency-key', key)
    request.setRequestHeader('content-type', file.type === '' ? 'application/octet-stream' : file.type)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total)
    request.onload = () =>
      request.status === 201 ? resolve(readAnswer(request) as FileDraft) : reject(problemOf(request))
    request.onerror = () => reject(new ApiProblem({ code: 'desk.unreachable', status: 0, title: '' }))
    request.onabort = () => reject(new DOMException('', 'AbortError'))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
