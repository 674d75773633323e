import { useRef, useState } from 'react'
import { ApiProblem, makeIdempotencyKey, request, sendRequestFile } from '../../data/index.ts'
import { useDraft } from '../../ui/draft-store.ts'

export interface RequestForm {
  readonly name: string
  readonly email: string
  readonly subject: string
  readonly text: string
}
const empty: RequestForm = { name: '', email: '', subject: '', text: '' }
const parse = (text: string): RequestForm => {
  try {
    return text === '' ? empty : { ...empty, ...(JSON.parse(text) as Partial<RequestForm>) }
  } catch {
    return empty
  }
}
/** A file that did not come along; the request itself is there. */
export interface LeftFile {
  readonly file: File
  readonly problem: unknown
}
export interface Sent {
  readonly email: string
  readonly receipt: string
  readonly left: readonly LeftFile[]
}

const sendFiles = async (receipt: string, files: readonly File[]): Promise<readonly LeftFile[]> => {
  const left: LeftFile[] = []
  for (const file of files)
    await sendRequestFile(file, receipt).catch((problem: unknown) => left.push({ file, problem }))
  return left
}

/** The form of whoever has no account here: kept on this device with every letter, sent once whatever is lost. */
export const useRequestForm = (portal: string | undefined) => {
  const draft = useDraft('anyone', `request:${portal ?? ''}`)
  const form = parse(draft.text)
  const [files, setFiles] = useState<readonly File[]>([])
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const [sent, setSent] = useState<Sent>()
  const keys = useRef(new Map<string, string>())
  const change = (part: Partial<RequestForm>) => draft.save(JSON.stringify({ ...form, ...part }))
  const send = async () => {
    const body = { ...form, email: form.email.trim(), ...(portal === undefined ? {} : { portal }) }
    const contents = JSON.stringify(body)
    const idempotencyKey = keys.current.get(contents) ?? makeIdempotencyKey()
    keys.current.set(contents, idempotencyKey)
    setBusy(true)
    setProblem(undefined)
    try {
      const { receipt } = await request('POST /held-requests', { body, idempotencyKey })
      const left = await sendFiles(receipt, files)
      draft.drop()
      setFiles([])
      setSent({ email: body.email, receipt, left })
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error : new ApiProblem({ code: 'desk.fault', status: 0, title: '' }))
    } finally {
      setBusy(false)
    }
  }
  const sendLeft = async () => {
    if (sent === undefined) return
    setBusy(true)
    const left = await sendFiles(
      sent.receipt,
      sent.left.map(({ file }) => file),
    )
    setSent({ ...sent, left })
    setBusy(false)
  }
  return { form, change, files, setFiles, busy, problem, send, sent, sendLeft, again: () => setSent(undefined) }
}
