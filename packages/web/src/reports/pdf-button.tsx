import { useState } from 'react'
import { saveFile } from '../data/save-file.ts'
import { announce } from '../ui/announcer.tsx'
import { Icon } from '../ui/icons.tsx'
import type { RowSource } from './report-model.ts'
import { t } from './report-text.ts'

const printed = (source: RowSource): Promise<void> => {
  if (source.kind === 'report') {
    return saveFile('GET /service-reports/:reportId/paper', { params: { reportId: source.reportId } })
  }
  const { accountId, ...query } = source.kind === 'running' ? source : { accountId: '', ...source.query }
  const { from, until } = query
  return saveFile('GET /accounts/:accountId/service-report/paper', { params: { accountId }, query: { from, until } })
}

/** The report on paper: the same figures, printed on the desk. */
export function PdfButton({ source }: { readonly source: RowSource }) {
  const [isBusy, setIsBusy] = useState(false)
  const print = async () => {
    setIsBusy(true)
    await printed(source).catch(() => announce(t('pdf.failed'), { tone: 'fault' }))
    setIsBusy(false)
  }
  return (
    <button
      type="button"
      className="btn sm quiet"
      aria-label={t('pdf.label')}
      disabled={isBusy}
      onClick={() => void print()}
    >
      <Icon name="file" size={14} />
      {t(isBusy ? 'pdf.busy' : 'pdf')}
    </button>
  )
}
