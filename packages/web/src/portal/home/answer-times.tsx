import { useState } from 'react'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { Ribbon } from '../../ui/ribbon/ribbon.tsx'
import { sayTarget } from '../../ui/time/say-target.ts'
import { When } from '../../ui/time/when.tsx'
import { clauseHref } from '../promise/promise-model.ts'
import { t } from '../text.ts'
import { useReaderZone } from '../use-account.ts'
import type { SupportNow } from '../use-support-now.ts'
import { expectedModel } from './expected-model.ts'
import { WhyTimes } from './why-times.tsx'

type Answer = SupportNow['answers'][number]

function AnswerTime({ answer, support }: { readonly answer: Answer; readonly support: SupportNow }) {
  const zone = useReaderZone()
  const { zone: other, city } = support
  const sides = other === null || city === null ? {} : { otherZone: other, otherCity: city }
  return (
    <li>
      <PriorityGlyph priority={answer.priority} name={answer.title} />
      <When at={Date.parse(answer.dueAt)} zone={zone} {...sides} className="when-big" />
      <span className="answer-target">{t('home.within', { target: sayTarget(answer.target) })}</span>
    </li>
  )
}

/** When would each priority be answered, as five times and as five pins on one ribbon. */
export function AnswerTimes({ support }: { readonly support: SupportNow }) {
  const zone = useReaderZone()
  const [asked, setAsked] = useState(false)
  return (
    <div className="answers">
      <p className="answers-lead">
        <b>{t('home.answers_by')}</b>
        <button type="button" className="link-button lk sm" aria-expanded={asked} onClick={() => setAsked(!asked)}>
          {t('home.why')}
        </button>
      </p>
      <ol className="answers-five">
        {support.answers.map((answer) => (
          <AnswerTime key={answer.priority} answer={answer} support={support} />
        ))}
      </ol>
      <Ribbon model={expectedModel(support, zone)} clauseHref={clauseHref} />
      {asked ? <WhyTimes support={support} /> : null}
    </div>
  )
}
