import { askedSoFar, type PriorityGuide } from '../priority/guided-choice.ts'
import { GuidedQuestions } from '../priority/guided-questions.tsx'
import { Suggestion } from '../priority/suggestion.tsx'
import { t } from '../text.ts'
import { EnvironmentPicker } from './environment-picker.tsx'
import { ScopeNote } from './scope-note.tsx'
import { ScopeQuestions } from './scope-questions.tsx'
import type { NewTicket } from './use-new-ticket.ts'
import type { Choice } from './use-ticket-choice.ts'

interface ChoosePriorityProps {
  readonly ticket: NewTicket
  readonly guide: PriorityGuide
  readonly choice: Choice
}

/** Why the installation's own question is not there. */
const sayAside = ({ environment }: NewTicket, isAsked: boolean) =>
  environment === undefined || !isAsked
    ? undefined
    : t(environment.isProduction ? 'new.aside_production' : 'new.aside_elsewhere', { name: environment.name })

/** What is it, where, how bad: the policy’s questions around the installation, then its suggestion. */
export function ChoosePriority({ ticket, guide, choice }: ChoosePriorityProps) {
  const { form, change, faults, places, environment } = ticket
  const first = guide.questions[0]
  const byPlace = guide.questions.filter(({ from }) => from === 'environment').map(({ id }) => id)
  const isPlaceOpen = form.place === ''
  const asked = askedSoFar(guide, choice.answers)
  const isAsked = asked.some(({ id }) => byPlace.includes(id))
  const answer = (question: string, value: string) => change({ answers: { ...form.answers, [question]: value } })
  const others = guide.questions.filter(({ id }) => id !== first?.id).map(({ id }) => id)
  const hidden = environment === undefined && !isPlaceOpen ? [] : byPlace
  return (
    <>
      <GuidedQuestions guide={guide} answers={choice.answers} onAnswer={answer} without={others} />
      {choice.answers[first?.id ?? ''] === undefined ? null : (
        <EnvironmentPicker
          places={places}
          chosen={environment}
          value={form.place}
          onChoose={(place) => change({ place })}
          fault={isPlaceOpen && isAsked ? faults.priority : undefined}
          note={
            <ScopeNote
              preview={ticket.scope}
              promise={choice.priority === undefined ? undefined : ticket.promise.data}
            />
          }
        />
      )}
      {isPlaceOpen && isAsked ? null : (
        <GuidedQuestions
          guide={guide}
          answers={choice.answers}
          onAnswer={answer}
          without={[first?.id ?? '', ...hidden]}
          aside={sayAside(ticket, isAsked)}
        />
      )}
      {choice.suggested === undefined || choice.priority === undefined ? (
        <PriorityOpen fault={isPlaceOpen && isAsked ? undefined : faults.priority} />
      ) : (
        <Suggestion
          guide={guide}
          suggested={choice.suggested}
          chosen={choice.priority}
          onChoose={(overruled) => change({ overruled: overruled === choice.suggested ? '' : overruled })}
          overruling={{
            reason: form.reason,
            onReason: (reason) => change({ reason }),
            fault: faults.overrideReason,
          }}
        />
      )}
      <ScopeQuestions
        preview={ticket.scope}
        answers={form.scope}
        onAnswer={(question, value) => change({ scope: { ...form.scope, [question]: value } })}
      />
    </>
  )
}

function PriorityOpen({ fault }: { readonly fault: string | undefined }) {
  return fault === undefined ? null : (
    <p className="field-fault" role="alert">
      {fault}
    </p>
  )
}
