import { noAnswer, readProblem } from './problem.ts'
import { addressOf, type Operation, type Sent, writeInit } from './request.ts'

/** Fetches a file below the API as this reader, and hands it to them under the name that the desk gave it. */
export const saveFile = async <K extends Operation>(operation: K, sent: Sent<K>): Promise<void> => {
  const response = await fetch(
    addressOf(operation, sent as Parameters<typeof addressOf>[1]),
    writeInit('GET', undefined, {}),
  ).catch(() => {
    throw noAnswer()
  })
  if (!response.ok) throw await readProblem(response)
  const name = /filename="([^"]*)"/u.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name ?? 'file'
  link.click()
  URL.revokeObjectURL(address)
}
