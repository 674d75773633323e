import { useState } from 'react'
import { t as say } from '../../assessed/assessed-text.ts'
import type { Assessment } from '../../assessed/assessed-types.ts'
import { useSend } from '../../data/index.ts'
import { sayDate, sayLastDay } from '../../owed/owed-model.ts'
import { itemsOf, useOwed } from '../../owed/use-owed.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { WordsField } from '../../ui/plain-fields.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { FormProblem } from '../accounts/form-problem.tsx'
import { t } from './console-assessments-text.ts'

interface PublishProps {
  readonly assessment: Assessment
  readonly onClose: () => void
}
/** What the customer will read, who is told, and what it meets: said before it happens. */
export function PublishDialog({ assessment, onClose }: PublishProps) {
  const now = useNow('minute')
  const publish = useSend('POST /assessments/:assessmentId/publication')
  const [corrects, setCorrects] = useState('')
  const isCorrection = assessment.reportVersion > 0
  const { preview, account, findings } = assessment
  const owed = itemsOf(useOwed({ accountId: account.id, kind: 'production_assessment', limit: 50 })).find(
    ({ id }) => id === assessment.commitmentId,
  )
  const send = async () => {
    await publish.mutateAsync({
      params: { assessmentId: assessment.id },
      ifMatch: `"${assessment.version}"`,
      body: isCorrection ? { corrects } : {},
    })
    announce(t('publish.done'))
    onClose()
  }
  const hasSummary = assessment.summary !== null
  const open = preview.findings.filter(({ state }) => state === 'open').length
  const fixed = preview.findings.filter(({ state }) => state === 'fixed').length
  return (
    <Dialog
      title={t('publish.title', { account: account.name })}
      onClose={onClose}
      onSubmit={() => void send().catch(() => undefined)}
      foot={
        <button
          type="submit"
          className="btn pri"
          disabled={!hasSummary || publish.isPending || (isCorrection && corrects.trim() === '')}
        >
          {t('publish.send')}
        </button>
      }
    >
      <FormProblem problem={publish.error} />
      <p>{t('publish.means', { account: account.name })}</p>
      <ul className="ca-publish">
        <li>{t('publish.score', { score: preview.score.score, level: say(`level.${preview.score.level}`) })}</li>
        <li>{t('publish.findings', { count: open, fixed })}</li>
        <li>{t('publish.left_out', { count: findings.filter(({ leftOut }) => leftOut !== null).length })}</li>
      </ul>
      {hasSummary ? null : <p className="near-t">{t('publish.no_summary')}</p>}
      {isCorrection ? (
        <WordsField
          label={t('publish.corrects')}
          hint={t('publish.corrects_how')}
          maxLength={1000}
          value={corrects}
          onChange={setCorrects}
        />
      ) : (
        <p>
          {owed === undefined
            ? t('publish.meets_none')
            : t('publish.meets', { from: sayDate(owed.opensOn, now), to: sayLastDay(owed, now) })}
        </p>
      )}
      <p className="mut sm">{t('publish.frozen')}</p>
    </Dialog>
  )
}
