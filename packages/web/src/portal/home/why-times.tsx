import { ClauseChip } from '../../ui/clause-chip.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { sayTarget } from '../../ui/time/say-target.ts'
import { clauseHref } from '../promise/promise-model.ts'
import { t } from '../text.ts'
import type { SupportNow } from '../use-support-now.ts'

/** The facts behind the five times: each definition with its clause, then what the agreement says. */
export function WhyTimes({ support }: { readonly support: SupportNow }) {
  return (
    <div className="why-times">
      <dl>
        {support.answers.map(({ priority, title, definition, target, clause }) => (
          <div key={priority}>
            <dt>
              <PriorityGlyph priority={priority} name={title} />
            </dt>
            <dd>
              {definition} <span className="mut">{t('home.why_target', { target: sayTarget(target) })}</span>{' '}
              <ClauseChip clause={clause} href={clauseHref(clause)} />
            </dd>
          </div>
        ))}
      </dl>
      <ul>
        {support.reasons.map(({ code, text, clause }) => (
          <li key={`${code} ${text}`}>
            {text} {clause === null ? null : <ClauseChip clause={clause} href={clauseHref(clause)} />}
          </li>
        ))}
      </ul>
    </div>
  )
}
