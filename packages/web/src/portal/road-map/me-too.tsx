import { useState } from 'react'
import { ApiProblem, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { WordsField } from '../../ui/plain-fields.tsx'
import { useAccount } from '../use-account.ts'
import { t } from './road-map-text.ts'

interface MeTooProps {
  readonly requestId: string
  /** What was typed already. */
  readonly start?: string
  readonly onDone?: () => void
}
/** Asking for it too, with what one would do with it. */
export function MeToo({ requestId, start = '', onDone }: MeTooProps) {
  const { name } = useAccount()
  const ask = useSend('POST /requests/:requestId/asks')
  const [useCase, setUseCase] = useState(start)
  const send = async () => {
    await ask.mutateAsync({ params: { requestId }, body: { useCase } })
    announce(t('too.done'))
    onDone?.()
  }
  const problem = ask.error
  return (
    <div className="map-too">
      <WordsField
        label={t('too.label')}
        hint={t('too.how', { account: name })}
        maxLength={4000}
        value={useCase}
        onChange={setUseCase}
      />
      {problem === null ? null : (
        <ErrorNote title={problem instanceof ApiProblem ? problem.title : t('too.fault')} kept={t('too.kept')} />
      )}
      <button
        type="button"
        className="btn pri"
        disabled={useCase.trim() === '' || ask.isPending}
        onClick={() => void send().catch(() => undefined)}
      >
        {t('too.send')}
      </button>
    </div>
  )
}
