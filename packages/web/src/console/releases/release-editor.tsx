import type { Release } from '@mainstay/contracts/releases'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { ReleaseNotes } from '../../versions/release-notes.tsx'
import { FormProblem, faultOf } from '../accounts/form-problem.tsx'
import { t } from './releases-text.ts'
import { TextField } from './text-field.tsx'

interface EditorProps {
  readonly release: Release
  readonly mayWrite: boolean
}
const formOf = ({ version, availableOn, summary, notes, download }: Release) => ({
  version,
  availableOn: availableOn ?? '',
  summary: summary ?? '',
  notes,
  url: download?.url ?? '',
  checksum: download?.checksum ?? '',
})

/** Date, words and download of a release; what was published keeps its version. */
export function ReleaseEditor({ release, mayWrite }: EditorProps) {
  const change = useSend('PATCH /releases/:releaseId')
  const [form, setForm] = useState(formOf(release))
  const [look, setLook] = useState<'write' | 'preview'>(mayWrite ? 'write' : 'preview')
  const put = (name: keyof typeof form) => (value: string) => setForm({ ...form, [name]: value })
  const save = async () => {
    const { version, notes, url, checksum } = form
    const body = {
      ...(release.state === 'draft' && version !== release.version ? { version } : {}),
      availableOn: form.availableOn || null,
      summary: form.summary.trim() || null,
      notes,
      download: url.trim() === '' ? null : { url: url.trim(), checksum: checksum.trim() || null },
    }
    await change.mutateAsync({ params: { releaseId: release.id }, body, ifMatch: `"${release.rowVersion}"` })
    announce(t('edit.saved', { version }))
  }
  const { error } = change
  return (
    <form
      className="rls-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save().catch(() => undefined)
      }}
    >
      <FormProblem problem={error} />
      <div className="rls-pair">
        <TextField
          label={t('new.version')}
          value={form.version}
          isOff={!mayWrite || release.state !== 'draft'}
          fault={faultOf(error, 'version')}
          onChange={put('version')}
        />
        <TextField
          label={t('new.date')}
          type="date"
          value={form.availableOn}
          isOff={!mayWrite}
          fault={faultOf(error, 'availableOn')}
          onChange={put('availableOn')}
        />
      </div>
      <TextField
        label={t('edit.summary')}
        hint={t('edit.summary_how')}
        value={form.summary}
        isOff={!mayWrite}
        fault={faultOf(error, 'summary')}
        onChange={put('summary')}
      />
      <Segmented
        label={t('edit.notes')}
        value={look}
        onChange={setLook}
        segments={[
          { value: 'write', label: t('edit.write') },
          { value: 'preview', label: t('edit.preview') },
        ]}
      />
      {look === 'preview' ? (
        <div className="rls-preview">
          <ReleaseNotes notes={form.notes} />
        </div>
      ) : (
        <TextField
          label={t('edit.notes')}
          hint={t('edit.notes_how')}
          rows={12}
          value={form.notes}
          isOff={!mayWrite}
          onChange={put('notes')}
        />
      )}
      <div className="rls-pair">
        <TextField
          label={t('edit.url')}
          hint={t('edit.download_how')}
          value={form.url}
          isOff={!mayWrite}
          onChange={put('url')}
        />
        <TextField label={t('edit.checksum')} value={form.checksum} isOff={!mayWrite} onChange={put('checksum')} />
      </div>
      {mayWrite ? (
        <button type="submit" className="btn" disabled={change.isPending}>
          {t('edit.save')}
        </button>
      ) : null}
    </form>
  )
}
