import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { PromiseLines } from '../promise/promise-lines.tsx'
import { isAnswer } from '../promises/ledger-sections.ts'
import { t } from './console-success-text.ts'

/** What is promised to the accounts of a manager and not yet kept, the next due first: late ones stand on top. */
export function PromisedNext({ tamId }: { readonly tamId: string }) {
  const promises = useQuery(
    read('GET /commitments', { query: { kind: 'response', tam: tamId, state: ['breached', 'running'], limit: 12 } }),
  ).data?.items.filter(isAnswer)
  if (promises === undefined || promises.length === 0) return null
  return (
    <section aria-label={t('mine.promised')}>
      <header className="account-section-head">
        <h2>{t('mine.promised')}</h2>
      </header>
      <PromiseLines rows={promises} />
    </section>
  )
}
