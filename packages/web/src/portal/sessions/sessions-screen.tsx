import { usePageTitle } from '../own/use-page-title.ts'
import { SessionsPart } from './sessions-part.tsx'
import { t } from './sessions-text.ts'

/** What is planned with the account, and what took place. */
export function SessionsScreen() {
  usePageTitle(t('one.back'))
  return (
    <>
      <h1>{t('one.back')}</h1>
      <SessionsPart />
    </>
  )
}
