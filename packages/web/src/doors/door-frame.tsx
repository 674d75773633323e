import type { FormEvent, ReactNode } from 'react'
import { ApiProblem } from '../data/index.ts'
import { ErrorNote } from '../ui/error-note.tsx'
import '../ui/sign-in-form.css'
import './doors.css'
import { t } from './text.ts'

interface DoorFrameProps {
  readonly brand: ReactNode
  readonly heading: string
  readonly lead?: ReactNode
  readonly onSubmit?: (() => void) | undefined
  readonly problem?: Error | null
  readonly children?: ReactNode
}

/** One panel in the middle: every page of coming in has this shape. */
export function DoorFrame({ brand, heading, lead, onSubmit, problem = null, children }: DoorFrameProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit?.()
  }
  return (
    <main className="sign-in">
      <div className="sign-in-brand">{brand}</div>
      <form className="panel" onSubmit={submit}>
        <h1>{heading}</h1>
        {lead === undefined ? null : <p className="mut">{lead}</p>}
        <DoorProblem problem={problem} />
        {children}
      </form>
    </main>
  )
}

/** Why it did not work; nothing was changed then. */
export function DoorProblem({ problem }: { readonly problem: Error | null }) {
  if (problem === null) return null
  const isRefused = problem instanceof ApiProblem && problem.status !== 0
  return <ErrorNote title={isRefused ? problem.title : t('link.unreachable')} kept={t('security.kept')} />
}
