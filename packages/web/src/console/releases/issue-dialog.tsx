import type { KnownIssue } from '@mainstay/contracts/known-issues'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { useProductAsked } from '../../products/use-product-asked.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormProblem, faultOf } from '../accounts/form-problem.tsx'
import { readNumbers } from './read-numbers.ts'
import { t } from './releases-text.ts'
import { TextField } from './text-field.tsx'

const empty = { title: '', says: '', workaround: '', affectedRange: '', fixedIn: '', tickets: '', isPublic: false }

const formOf = (issue: KnownIssue | undefined): typeof empty =>
  issue === undefined
    ? empty
    : {
        title: issue.title,
        says: issue.says,
        workaround: issue.workaround ?? '',
        affectedRange: issue.affectedRange,
        fixedIn: issue.fixedIn ?? '',
        tickets: issue.tickets.map(({ number }) => number).join(' '),
        isPublic: issue.isPublic,
      }

interface IssueDialogProps {
  /** Absent for a new one. */
  readonly issue: KnownIssue | undefined
  readonly onClose: () => void
}
/** Writes a known issue down, or changes one. */
export function IssueDialog({ issue, onClose }: IssueDialogProps) {
  const add = useSend('POST /known-issues')
  const change = useSend('PATCH /known-issues/:knownIssueId')
  const { query } = useProductAsked()
  const [form, setForm] = useState(formOf(issue))
  const problem = add.error ?? change.error
  const put = (name: keyof typeof empty) => (value: string) => setForm({ ...form, [name]: value })
  const save = async () => {
    const { title, says, affectedRange, isPublic } = form
    const [workaround, fixedIn] = [form.workaround.trim(), form.fixedIn.trim()]
    const said = { title, says, affectedRange, isPublic, tickets: readNumbers(form.tickets) }
    if (issue === undefined)
      await add.mutateAsync({
        body: { ...query, ...said, ...(workaround && { workaround }), ...(fixedIn && { fixedIn }) },
      })
    else
      await change.mutateAsync({
        params: { knownIssueId: issue.id },
        body: { ...said, workaround: workaround || null, fixedIn: fixedIn || null },
        ifMatch: `"${issue.rowVersion}"`,
      })
    announce(t('issue.saved'))
    onClose()
  }
  return (
    <Dialog
      title={issue === undefined ? t('issues.new') : issue.title}
      wide
      onClose={onClose}
      onSubmit={() => void save().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={add.isPending || change.isPending}>
          {t('issue.save')}
        </button>
      }
    >
      <FormProblem problem={problem} />
      <TextField
        label={t('issue.title')}
        value={form.title}
        fault={faultOf(problem, 'title')}
        onChange={put('title')}
      />
      <TextField
        label={t('issue.says')}
        value={form.says}
        rows={4}
        fault={faultOf(problem, 'says')}
        onChange={put('says')}
      />
      <TextField label={t('issue.workaround')} value={form.workaround} rows={3} onChange={put('workaround')} />
      <div className="rls-pair">
        <TextField
          label={t('issue.range')}
          hint={t('issue.range_how')}
          value={form.affectedRange}
          fault={faultOf(problem, 'affectedRange')}
          onChange={put('affectedRange')}
        />
        <TextField
          label={t('issue.fixed_in')}
          value={form.fixedIn}
          fault={faultOf(problem, 'fixedIn')}
          onChange={put('fixedIn')}
        />
      </div>
      <TextField
        label={t('issue.tickets')}
        hint={t('issue.tickets_how')}
        value={form.tickets}
        onChange={put('tickets')}
      />
      <label className="rls-check">
        <input
          type="checkbox"
          checked={form.isPublic}
          onChange={(event) => setForm({ ...form, isPublic: event.currentTarget.checked })}
        />
        {t('issue.is_public')}
      </label>
    </Dialog>
  )
}
