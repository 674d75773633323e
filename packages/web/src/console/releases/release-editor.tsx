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

type Form = ReturnType<typeof formOf>

const bodyOf = ({ version, availableOn, summary, notes, url, checksum }: Form, release: Release) => ({
  ...(release.state === 'draft' && version !== release.version ? { version } : {}),
  availableOn: availableOn || null,
  summary: summary.trim() || null,
  notes,
  download: url.trim() === '' ? null : { url: url.trim(), checksum: checksum.trim() || null },
})

/** Date, words and download of a release; what was published keeps its version. */
export function ReleaseEditor({ release, mayWrite }: EditorProps) {
  const change = useSend('PATCH /releases/:releaseId')
  const [form, setForm] = useState(formOf(release))
  const put = (name: keyof typeof form) => (value: string) => setForm({ ...form, [name]: value })
  const body = bodyOf(form, release)
  const isChanged = JSON.stringify(body) !== JSON.stringify(bodyOf(formOf(release), release))
  const save = async () => {
    await change.mutateAsync({ params: { releaseId: release.id }, body, ifMatch: `"${release.rowVersion}"` })
    announce(t('edit.saved', { version: form.version }))
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
      <NotesField notes={form.notes} mayWrite={mayWrite} onChange={put('notes')} />
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
        <button type="submit" className={isChanged ? 'btn pri' : 'btn'} disabled={!isChanged || change.isPending}>
          {t('edit.save')}
        </button>
      ) : null}
    </form>
  )
}

interface NotesFieldProps {
  readonly notes: string
  readonly mayWrite: boolean
  readonly onChange: (notes: string) => void
}
/** The notes as they are written, or as customers read them: the choice stands beside their name. */
function NotesField({ notes, mayWrite, onChange }: NotesFieldProps) {
  const [look, setLook] = useState<'write' | 'preview'>(mayWrite ? 'write' : 'preview')
  return (
    <div className="rls-notes">
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
        <div className="field">
          <span className="field-label">{t('edit.notes')}</span>
          <div className="rls-preview">
            <ReleaseNotes notes={notes} />
          </div>
        </div>
      ) : (
        <TextField
          label={t('edit.notes')}
          hint={t('edit.notes_how')}
          rows={12}
          value={notes}
          isOff={!mayWrite}
          onChange={onChange}
        />
      )}
    </div>
  )
}
