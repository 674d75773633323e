import { OptionRow } from '../../ui/option-row.tsx'
import type { Answers } from '../priority/guided-choice.ts'
import { t } from './scope-text.ts'
import type { ScopePreview } from './use-scope-preview.ts'

interface ScopeQuestionsProps {
  readonly preview: ScopePreview | undefined
  readonly answers: Answers
  readonly onAnswer: (question: string, answer: string) => void
}
/** The policy’s questions about what is covered, where they matter: plain choices with an example each; none must be answered. */
export function ScopeQuestions({ preview, answers, onAnswer }: ScopeQuestionsProps) {
  return (preview?.questions ?? []).map(({ id, ask, answers: choices }, index) => (
    <OptionRow
      key={id}
      name={`scope_${id}`}
      legend={ask}
      hint={index === 0 ? t('scope.optional') : undefined}
      isFollowUp
      value={answers[id]}
      options={choices.map((choice) => ({ value: choice.id, label: choice.label, hint: choice.example }))}
      onChoose={(answer) => onAnswer(id, answer)}
    />
  ))
}
