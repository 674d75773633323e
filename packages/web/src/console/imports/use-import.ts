import { useState } from 'react'
import { ApiProblem, type Returned, request, type Sent } from '../../data/index.ts'
import { useDraft } from '../../ui/draft-store.ts'
import { useMe } from '../session-gate.ts'

export type ImportBody = Sent<'POST /imports'>['body']
export type Table = ImportBody['table']
export type Outcome = Returned<'POST /imports/preview'>
type Columns = Readonly<Record<string, string | null>>

/** The pasted table, kept in this browser until it was imported; what it would do is asked of the desk. */
export const useImport = (table: Table) => {
  const { person } = useMe()
  const draft = useDraft(person.id, `import:${table}`)
  // what is too large for the browser's store lives as long as the page
  const [unkept, setUnkept] = useState<string>()
  const [columns, setColumns] = useState<Columns>({})
  const [invite, setInvite] = useState(false)
  const [preview, setPreview] = useState<Outcome>()
  const [isStale, setIsStale] = useState(false)
  const [busy, setBusy] = useState<'preview' | 'run'>()
  const [problem, setProblem] = useState<ApiProblem>()
  const csv = unkept ?? draft.text
  const touched = () => setIsStale(true)
  const paste = (text: string) => {
    const isKept = draft.save(text)
    setUnkept(isKept ? undefined : text)
    setColumns({})
    setPreview(undefined)
    setProblem(undefined)
  }
  const body = (): ImportBody => ({ table, csv, columns, invite })
  const attempt = async <T>(what: 'preview' | 'run', work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(what)
    setProblem(undefined)
    try {
      return await work()
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error : new ApiProblem({ code: 'desk.fault', status: 0, title: '' }))
      return undefined
    } finally {
      setBusy(undefined)
    }
  }
  const look = () =>
    attempt('preview', async () => {
      setPreview(await request('POST /imports/preview', { body: body() }))
      setIsStale(false)
    })
  const run = () =>
    attempt('run', async () => {
      const { counts } = await request('POST /imports', { body: body() })
      paste('')
      return counts
    })
  return {
    csv,
    isKept: unkept === undefined,
    paste,
    columns: { ...preview?.columns, ...columns },
    chooseColumn: (field: string, name: string | null) => {
      setColumns((now) => ({ ...preview?.columns, ...now, [field]: name }))
      touched()
    },
    invite,
    chooseInvite: (chosen: boolean) => {
      setInvite(chosen)
      touched()
    },
    preview,
    isStale,
    busy,
    problem,
    look,
    run,
  }
}
export type ImportState = ReturnType<typeof useImport>
