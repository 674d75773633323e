import { Link } from '@tanstack/react-router'
import '../../installations/installations.css'
import { readPages, request } from '../../data/index.ts'
import { AddInstallation, InstallationList } from '../../installations/installation-list.tsx'
import { sayWindow } from '../../installations/say-installation.ts'
import { useInstallations } from '../../installations/use-installations.ts'
import { CsvButton } from '../../ui/csv-button.tsx'
import { saveCsv } from '../../ui/save-csv.ts'
import { usePageTitle } from '../own/use-page-title.ts'
import { useAccount, useMayWrite } from '../use-account.ts'
import { t } from './portal-installations-text.ts'

const head = [
  'name',
  'version',
  'support',
  'until',
  'platform',
  'production',
  'size',
  'customisations',
  'number',
] as const

/** A file for a spreadsheet; whoever has more asks the API. */
const rowsAtMost = 10_000

/** Everything the company runs, kept by its technical contacts. */
export function InstallationsScreen() {
  const { id: accountId } = useAccount()
  const mayKeep = useMayWrite()
  const { total } = useInstallations(accountId)
  usePageTitle(t('page.title'))
  const save = async () => {
    const items = await readPages(
      (from) => request('GET /accounts/:accountId/environments', { params: { accountId }, query: from }),
      rowsAtMost,
    )
    saveCsv(
      'installations.csv',
      head.map((key) => t(`csv.${key}`)),
      items.map((one) => [
        ...[one.name, one.productVersion, sayWindow(one).text, one.window.until, one.platform],
        ...[t(one.isProduction ? 'csv.yes' : 'csv.no'), one.size, one.customisations, one.externalId],
      ]),
    )
    return items.length
  }
  return (
    <>
      <div className="inst-title">
        <h1>{t('page.title')}</h1>
        <div>
          {total === 0 ? null : <CsvButton save={save} />}
          {mayKeep && total > 0 ? <AddInstallation accountId={accountId} className="btn" /> : null}
        </div>
      </div>
      <p className="mut inst-lead">
        {t('page.lead')} {mayKeep ? null : t('page.reads')}{' '}
        <Link className="lk" to="/platforms">
          {t('page.supported')}
        </Link>
      </p>
      <InstallationList accountId={accountId} mayKeep={mayKeep} side="portal" />
    </>
  )
}
