import { EmptyState } from '../../ui/empty-state.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useMe } from '../session-gate.ts'
import { useSignOut } from '../use-sign-out.ts'
import { Brand } from './brand.tsx'
import { t } from './own-text.ts'

/** For someone of another company: said plainly, with the way to her own. Nothing of this portal's company is read. */
export function Elsewhere({ to }: { readonly to: string }) {
  const { person, accounts } = useMe()
  const leave = useSignOut()
  useTitle(t('elsewhere.title'))
  return (
    <>
      <header className="top">
        <div className="wrap">
          <Brand />
        </div>
      </header>
      <main className="wrap desk-away">
        <EmptyState
          as="h1"
          title={t('elsewhere.title')}
          action={
            <span className="elsewhere-ways">
              <a className="btn pri" href={to}>
                {t('elsewhere.go')}
              </a>
              <button type="button" className="btn" onClick={() => void leave()}>
                {t('elsewhere.leave')}
              </button>
            </span>
          }
        >
          {t('elsewhere.body', { name: person.name, account: accounts?.map(({ name }) => name).join(', ') ?? '' })}
        </EmptyState>
      </main>
    </>
  )
}
