import type { Release } from '@mainstay/contracts/releases'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { sayDate } from '../../versions/say-date.ts'
import { FormProblem, faultOf } from '../accounts/form-problem.tsx'
import { t } from './releases-text.ts'
import { useShips } from './ships-requests.tsx'
import { TextField } from './text-field.tsx'

interface DialogProps {
  readonly release: Release
  readonly onClose: () => void
}
const sentOf = ({ id, rowVersion }: Release) => ({ params: { releaseId: id }, ifMatch: `"${rowVersion}"` })

/** Asks once, with what follows, before everybody sees it. */
export function PublishDialog({ release, onClose }: DialogProps) {
  const publish = useSend('POST /releases/:releaseId/publish')
  const { version, isPlanned, availableOn, ticketsFixed } = release
  const ships = (useShips(release.id) ?? []).filter(
    ({ status }) => status !== 'shipped' && status !== 'declined',
  ).length
  const submit = async () => {
    await publish.mutateAsync({ ...sentOf(release), body: {} })
    announce(t('publish.done', { version }))
    onClose()
  }
  return (
    <Dialog
      title={t('publish.title', { version })}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={publish.isPending}>
          {t('publish')}
        </button>
      }
    >
      <FormProblem problem={publish.error} isTyped={false} />
      <p>
        {isPlanned && availableOn !== null
          ? t('publish.plan', { date: sayDate(availableOn) })
          : t('publish.now', { count: ticketsFixed })}
      </p>
      {ships === 0 ? null : <p>{t('ships.on_day', { count: ships })}</p>}
    </Dialog>
  )
}

/** Takes a release back, with the reason that its readers see. */
export function WithdrawDialog({ release, onClose }: DialogProps) {
  const withdraw = useSend('POST /releases/:releaseId/withdraw')
  const [because, setBecause] = useState('')
  const { version } = release
  const submit = async () => {
    await withdraw.mutateAsync({ ...sentOf(release), body: { because } })
    announce(t('withdraw.done', { version }))
    onClose()
  }
  return (
    <Dialog
      title={t('withdraw.title', { version })}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={withdraw.isPending || because.trim() === ''}>
          {t('withdraw')}
        </button>
      }
    >
      <FormProblem problem={withdraw.error} />
      <p>{t('withdraw.says')}</p>
      <TextField
        label={t('withdraw.because')}
        rows={3}
        value={because}
        fault={faultOf(withdraw.error, 'because')}
        onChange={setBecause}
      />
    </Dialog>
  )
}

/** Names the release that contains a hotfix. */
export function MergeDialog({ release, onClose }: DialogProps) {
  const merge = useSend('POST /releases/:releaseId/merge')
  const releases = useQuery(read('GET /releases', { query: { state: 'published', limit: 100 } })).data?.items ?? []
  const [intoId, setIntoId] = useState('')
  const { version } = release
  const submit = async () => {
    await merge.mutateAsync({ ...sentOf(release), body: { intoId } })
    announce(t('merge.done', { version }))
    onClose()
  }
  return (
    <Dialog
      title={t('merge.title', { version })}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={merge.isPending || intoId === ''}>
          {t('edit.save')}
        </button>
      }
    >
      <FormProblem problem={merge.error} />
      <p>{t('merge.says')}</p>
      <Field label={t('merge.into')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={intoId}
            onChange={(event) => setIntoId(event.currentTarget.value)}
          >
            <option value="">{''}</option>
            {releases
              .filter(({ kind }) => kind !== 'hotfix')
              .map(({ id, version: one }) => (
                <option key={id} value={id}>
                  {one}
                </option>
              ))}
          </select>
        )}
      </Field>
    </Dialog>
  )
}
