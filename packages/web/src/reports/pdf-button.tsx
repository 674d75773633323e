import { saveFile } from '../data/save-file.ts'
import { SavingButton } from '../ui/saving-button.tsx'
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
  return (
    <SavingButton
      icon="file"
      label={t('pdf.label')}
      words={t('pdf')}
      busyWords={t('pdf.busy')}
      save={() => printed(source)}
      failed={t('pdf.failed')}
    />
  )
}
