import { useState } from 'react'
import { t as say } from '../../assessed/assessed-text.ts'
import type { Assessment, DraftFinding, Group, Severity } from '../../assessed/assessed-types.ts'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, DayField, LineField, WordsField } from '../../ui/plain-fields.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { OwnerField } from '../accounts/owner-field.tsx'
import { t } from './console-assessments-text.ts'

const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info']
const groups: readonly Group[] = ['performance', 'scalability', 'reliability', 'security', 'cost', 'use_and_value']
const efforts = ['minutes', 'hours', 'days', 'project'] as const
type Effort = (typeof efforts)[number]

interface Form {
  readonly severity: Severity
  readonly group: Group
  readonly title: string
  readonly why: string
  readonly recommendation: string
  readonly effort: Effort | ''
  readonly evidence: string
  readonly ownerId: string
  readonly dueOn: string
}
const startForm = (finding: DraftFinding | undefined): Form => ({
  severity: finding?.severity ?? 'medium',
  group: finding?.group ?? 'reliability',
  title: finding?.title ?? '',
  why: finding?.why ?? '',
  recommendation: finding?.recommendation ?? '',
  effort: finding?.effort ?? '',
  evidence: (finding?.evidence ?? []).map(({ label, value }) => `${label}: ${value}`).join('\n'),
  ownerId: finding?.owner?.person?.id ?? '',
  dueOn: finding?.dueOn ?? '',
})

/** A line each, `label: value`; what has no colon is all value. */
const evidenceOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 8)
    .map((line) => {
      const at = line.indexOf(':')
      return at < 1
        ? { label: say('finding.evidence'), value: line }
        : { label: line.slice(0, at).trim(), value: line.slice(at + 1).trim() || '–' }
    })

interface FindingDialogProps {
  readonly assessment: Assessment
  /** What is edited; without it one is added. */
  readonly finding?: DraftFinding
  readonly onClose: () => void
}
/** What a finding says, who takes it on and until when. */
export function FindingDialog({ assessment, finding, onClose }: FindingDialogProps) {
  const [form, setForm] = useState(() => startForm(finding))
  const add = useSend('POST /assessments/:assessmentId/findings')
  const edit = useSend('PATCH /assessments/:assessmentId/findings/:findingId')
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }))
  const save = async () => {
    const { severity, group, title, why, recommendation, effort, ownerId, dueOn } = form
    const assessmentId = assessment.id
    const body = { severity, group, title, why, recommendation, effort: effort === '' ? null : effort }
    const evidence = evidenceOf(form.evidence)
    const due = dueOn === '' ? {} : { dueOn }
    const owner = ownerId === '' ? {} : { ownerId }
    if (finding === undefined)
      await add.mutateAsync({ params: { assessmentId }, body: { ...body, evidence, ...owner, ...due } })
    else
      await edit.mutateAsync({
        params: { assessmentId, findingId: finding.id },
        ifMatch: `"${assessment.version}"`,
        body: {
          ...body,
          ...(form.evidence === startForm(finding).evidence ? {} : { evidence }),
          ...(ownerId === (finding.owner?.person?.id ?? '') ? {} : { ownerId: ownerId === '' ? null : ownerId }),
          dueOn: dueOn === '' ? null : dueOn,
        },
      })
    announce(t('edit.saved'))
    onClose()
  }
  const isWhole = form.title.trim() !== '' && form.why.trim() !== '' && form.recommendation.trim() !== ''
  return (
    <Dialog
      title={finding === undefined ? t('edit.add_title') : t('edit.title', { number: finding.number })}
      wide
      onClose={onClose}
      onSubmit={() => void save().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={!isWhole || add.isPending || edit.isPending}>
          {t(finding === undefined ? 'edit.add' : 'edit.save')}
        </button>
      }
    >
      <FormProblem problem={add.error ?? edit.error} />
      <LineField
        label={t('edit.name')}
        hint={t('edit.name_how')}
        maxLength={200}
        value={form.title}
        onChange={(title) => change({ title })}
      />
      <div className="field-row">
        <ChoiceField
          label={t('edit.severity')}
          value={form.severity}
          options={severities.map((one) => [one, say(`severity.${one}`)])}
          onChange={(severity) => change({ severity })}
        />
        <ChoiceField
          label={t('edit.group')}
          value={form.group}
          options={groups.map((one) => [one, say(`group.${one}`)])}
          onChange={(group) => change({ group })}
        />
        <ChoiceField
          label={t('edit.effort')}
          value={form.effort}
          options={[['', t('edit.effort_none')], ...efforts.map((one) => [one, say(`effort.${one}`)] as const)]}
          onChange={(effort) => change({ effort })}
        />
      </div>
      <WordsField
        rows={3}
        maxLength={2000}
        label={t('edit.why')}
        value={form.why}
        onChange={(why) => change({ why })}
      />
      <WordsField
        rows={3}
        maxLength={2000}
        label={t('edit.evidence')}
        hint={t('edit.evidence_how')}
        value={form.evidence}
        onChange={(evidence) => change({ evidence })}
      />
      <WordsField
        rows={3}
        maxLength={2000}
        label={t('edit.recommendation')}
        value={form.recommendation}
        onChange={(recommendation) => change({ recommendation })}
      />
      <div className="field-row">
        <OwnerField
          words={ownerWords}
          accountId={assessment.account.id}
          value={form.ownerId}
          onChange={(ownerId) => change({ ownerId })}
        />
        <DayField label={t('edit.due')} value={form.dueOn} onChange={(dueOn) => change({ dueOn })} />
      </div>
    </Dialog>
  )
}

const ownerWords = { label: t('edit.owner'), nobody: t('edit.nobody'), theirs: t('edit.theirs'), ours: t('edit.ours') }
