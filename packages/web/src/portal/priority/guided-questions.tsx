import { OptionRow } from '../../ui/option-row.tsx'
import { t } from '../text.ts'
import { type Answers, askedSoFar, type PriorityGuide } from './guided-choice.ts'

interface GuidedQuestionsProps {
  readonly guide: PriorityGuide
  readonly answers: Answers
  readonly onAnswer: (question: string, answer: string) => void
  /** Questions that are shown elsewhere or answered by the installation. */
  readonly without?: readonly string[]
  /** Why a question is not asked: `acme-prod is production, so we do not ask that.` */
  readonly aside?: string | undefined
}
/** The policy’s own questions, each as a row of choices; the next one appears with the answer before it. */
export function GuidedQuestions({ guide, answers, onAnswer, without = [], aside }: GuidedQuestionsProps) {
  const asked = askedSoFar(guide, answers).filter(({ id }) => !without.includes(id))
  return asked.map(({ id, ask, answers: choices }, index) => (
    <OptionRow
      key={id}
      name={id}
      legend={ask}
      hint={index === 0 ? aside : undefined}
      isFollowUp={index > 0}
      value={answers[id]}
      options={choices.map((choice) => ({ value: choice.id, label: choice.label }))}
      onChoose={(answer) => onAnswer(id, answer)}
      invitation={t('new.choose_one')}
    />
  ))
}
