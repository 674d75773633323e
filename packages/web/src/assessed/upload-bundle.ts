import { ApiProblem, addressOf, makeIdempotencyKey, readActingFor } from '../data/index.ts'
import type { Bundle } from './assessed-types.ts'

interface Upload {
  readonly accountId: string
  readonly environmentId: string
  readonly file: File
  /** Also where it says that it is of another product than the installation. */
  readonly takesOther?: boolean
  /** Between nothing and all; all while it is looked through. */
  readonly onProgress: (share: number) => void
}

/** Sends a bundle as it is, telling how far it came. Refuses with an `ApiProblem`. */
export const uploadBundle = ({ accountId, environmentId, file, takesOther = false, onProgress }: Upload) =>
  new Promise<Bundle>((resolve, reject) => {
    const request = new XMLHttpRequest()
    const params = { accountId, environmentId }
    const operation = 'POST /accounts/:accountId/environments/:environmentId/bundles'
    request.open(
      'POST',
      addressOf(operation, { params, query: { name: file.name, ...(takesOther ? { otherProduct: 'true' } : {}) } }),
    )
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('idempotency-key', makeIdempotencyKey())
    request.setRequestHeader('content-type', 'application/gzip')
    const actingFor = readActingFor()
    if (actingFor !== undefined) request.setRequestHeader('mainstay-account', actingFor)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total)
    request.onload = () => {
      const body = readAnswer(request)
      if (request.status === 201) resolve(body as Bundle)
      else reject(new ApiProblem({ ...asProblem(body), status: request.status }))
    }
    request.onerror = () => reject(new ApiProblem({ code: 'desk.unreachable', status: 0, title: '' }))
    request.send(file)
  })

const readAnswer = (request: XMLHttpRequest): unknown => {
  try {
    return JSON.parse(request.responseText)
  } catch {
    return undefined
  }
}
const asProblem = (body: unknown): ApiProblem =>
  typeof body === 'object' && body !== null && 'code' in body
    ? (body as ApiProblem)
    : new ApiProblem({ code: 'desk.unreadable', status: 0, title: '' })
