import type { Notice } from '@mainstay/contracts/notices'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { NoticeStrip, NoticeWords } from '../../ui/notice-strip.tsx'
import { LineField } from '../../ui/plain-fields.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { readNow } from '../../ui/time/clock.ts'
import { FormProblem, faultOf } from '../accounts/form-problem.tsx'
import { useMe } from '../session-gate.ts'
import './advisories.css'
import { t } from './advisories-text.ts'
import { AudienceField } from './audience-field.tsx'
import { audienceIn, formOf, linkIn, type NoticeForm, timesIn } from './notice-form.ts'

/** How many it would reach, once it is said whom. */
function Reach({ audience }: { readonly audience: Notice['audience'] | undefined }) {
  const reach = useQuery({
    queryKey: ['POST /notices/preview', {}, audience],
    queryFn: ({ signal }) =>
      request('POST /notices/preview', { body: { audience: audience ?? { to: 'all' } }, signal }),
    enabled: audience !== undefined,
  })
  if (audience === undefined || reach.data === undefined) return null
  const { accounts, people, atSignIn } = reach.data
  return <p className="mut">{t('notices.reach', { accounts, people, door: String(atSignIn) })}</p>
}

function Preview({ form }: { readonly form: NoticeForm }) {
  const text = form.text.trim()
  return (
    <section className="notice-preview">
      <h3>{t('notices.preview')}</h3>
      <NoticeStrip tone={form.tone}>
        {text === '' ? (
          <span className="qt">{t('notices.preview_text')}</span>
        ) : (
          <NoticeWords text={text} link={linkIn(form) ?? null} />
        )}
      </NoticeStrip>
      <Reach audience={audienceIn(form)} />
    </section>
  )
}

interface PartProps {
  readonly form: NoticeForm
  readonly change: (part: Partial<NoticeForm>) => void
  readonly problem: Error | null
}
function Words({ form, change, problem }: PartProps) {
  const isHalf = linkIn(form) === undefined
  return (
    <>
      <Field label={t('notices.text')} hint={t('notices.text_how')} fault={faultOf(problem, 'text')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input"
            maxLength={400}
            value={form.text}
            onChange={(event) => change({ text: event.currentTarget.value.replace(/\s*\n\s*/gu, ' ') })}
          />
        )}
      </Field>
      <div className="field">
        <b>{t('notices.tone')}</b>
        <Segmented
          label={t('notices.tone')}
          value={form.tone}
          onChange={(tone) => change({ tone })}
          segments={(['plain', 'warning'] as const).map((value) => ({ value, label: t(`notices.tone.${value}`) }))}
        />
      </div>
      <div className="field-row advisory-field-row">
        <LineField
          label={t('notices.link_label')}
          hint={t('notices.link_how')}
          maxLength={60}
          value={form.linkLabel}
          onChange={(linkLabel) => change({ linkLabel })}
        />
        <Field label={t('notices.link_url')} fault={isHalf ? t('notices.link_both') : undefined}>
          {(attributes) => (
            <input
              {...attributes}
              className="input"
              type="url"
              maxLength={500}
              value={form.linkUrl}
              onChange={(event) => change({ linkUrl: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
    </>
  )
}

function Times({ form, change, isUnfit }: Omit<PartProps, 'problem'> & { readonly isUnfit: boolean }) {
  return (
    <div className="field-row advisory-field-row">
      {(['from', 'until'] as const).map((name) => (
        <Field
          key={name}
          label={t(`notices.${name}`)}
          fault={isUnfit && name === 'until' ? t('notices.times') : undefined}
        >
          {(attributes) => (
            <input
              {...attributes}
              className="input"
              type="datetime-local"
              value={form[name]}
              onChange={(event) => change({ [name]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
    </div>
  )
}

interface NoticeDialogProps {
  /** Absent for a new one; whom it is for does not change afterwards. */
  readonly notice: Notice | undefined
  readonly onClose: () => void
}
/** Writes a notice: the words, whom and when, and beside it the strip as customers see it. */
export function NoticeDialog({ notice, onClose }: NoticeDialogProps) {
  const { zone } = useMe().person
  const [now] = useState(readNow)
  const [form, setForm] = useState(() => formOf(notice, zone, now))
  const add = useSend('POST /notices')
  const alter = useSend('PATCH /notices/:noticeId')
  const change = (part: Partial<NoticeForm>) => setForm({ ...form, ...part })
  const [audience, link, times] = [audienceIn(form), linkIn(form), timesIn(form, zone, now)]
  const isReady = form.text.trim() !== '' && audience !== undefined && link !== undefined && times !== undefined
  const problem = add.error ?? alter.error
  const save = async () => {
    if (!isReady) return
    const words = { text: form.text.trim(), tone: form.tone, link, ...times }
    if (notice === undefined) await add.mutateAsync({ body: { ...words, audience } })
    else await alter.mutateAsync({ params: { noticeId: notice.id }, body: words, ifMatch: `"${notice.version}"` })
    announce(t('notices.kept'))
    onClose()
  }
  return (
    <Dialog
      wide
      title={t(notice === undefined ? 'notices.add' : 'notices.change_title')}
      onClose={onClose}
      onSubmit={() => void save().catch(() => undefined)}
      foot={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button type="submit" className="btn pri" disabled={!isReady || add.isPending || alter.isPending}>
            {t('form.save')}
          </button>
        </>
      }
    >
      <FormProblem problem={problem} />
      <Words form={form} change={change} problem={problem} />
      {notice === undefined ? <AudienceField form={form} change={change} /> : null}
      <Times form={form} change={change} isUnfit={times === undefined} />
      <Preview form={form} />
    </Dialog>
  )
}
