import { ClauseChip } from '../../ui/clause-chip.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Marked } from '../../ui/marked.tsx'
import type { AnswerPromise } from '../priority/use-answer-promise.ts'
import { clauseHref } from '../promise/promise-model.ts'
import { useReaderZone } from '../use-account.ts'
import { isPromised } from './preview-model.ts'
import { sayDue } from './promise-preview.tsx'
import { t } from './scope-text.ts'
import type { ScopePreview } from './use-scope-preview.ts'

interface ScopeNoteProps {
  readonly preview: ScopePreview | undefined
  readonly promise: AnswerPromise | undefined
}
/** What found it: the facts, not what the rule says of itself. */
const isFinding = ({ code }: { readonly code: string }) =>
  /^scope\.(version_(ended|not_released)|platform_unsupported|answered)$/u.test(code)

/** Inside the chosen row, before anything is sent: what a rule found, that an engineer confirms it, and the way out. */
export function ScopeNote({ preview, promise }: ScopeNoteProps) {
  const zone = useReaderZone()
  if (preview === undefined || !preview.isProvisional) return null
  const found = preview.decision.reasons.filter(isFinding)
  const clauses = [...new Set([...found.flatMap(({ clause }) => clause ?? []), preview.clause ?? ''])].filter(Boolean)
  const due = promise !== undefined && isPromised(promise) ? sayDue(promise, zone).reader : undefined
  return (
    <div className="scope-note" role="status">
      <Icon name="info" />
      <div>
        <p>
          {found.map(({ text }) => text).join(' ')}{' '}
          <Marked text={due === undefined ? t('scope.confirmed') : t('scope.confirmed_by', { time: due })} />
        </p>
        <p className="scope-note-why">
          {clauses.map((clause) => (
            <ClauseChip key={clause} clause={clause} href={clauseHref(clause)} />
          ))}
          {preview.waysOut.length === 0 ? null : (
            <span>
              {t('scope.way_out', {
                count: preview.waysOut.length,
                text: preview.waysOut.map(({ text }) => text).join(' '),
              })}
            </span>
          )}
        </p>
      </div>
    </div>
  )
}
